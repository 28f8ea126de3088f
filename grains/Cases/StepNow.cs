using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Cases;

public enum StepPhase
{
    /// <summary>Nothing that starts it has happened yet, or its branch was not taken so far.</summary>
    NotStarted,
    Running,

    /// <summary>Its clock stands still.</summary>
    Standing,

    /// <summary>Past amber, not yet late.</summary>
    AtRisk,

    /// <summary>Past red.</summary>
    Overdue,
    Done,
    DoneLate,

    /// <summary>Not needed, with the reason.</summary>
    Skipped,
}

/// <summary>One step of a case as it stands at an instant.</summary>
/// <param name="Clock">Its clock; null where the standard names no figure or the step is not there.</param>
/// <param name="EndedAt">When it was done or became needless, or null.</param>
/// <param name="EndedBy">Event that did it, or null.</param>
/// <param name="Why">Why it was skipped, or null.</param>
/// <param name="Owner">Who answers for it.</param>
public sealed record StepNow(CaseStep Step, StepPhase Phase, KeptClock? Clock, Instant? EndedAt, string? EndedBy, Said? Why, string Owner);

/// <summary>How the steps of a case stand.</summary>
public static class StepReading
{
    private static readonly Said NotNeeded = new("не потребовалось", "was not needed"), Ended = new("дело завершено раньше", "the case ended before it");

    /// <summary>Every step in the order of the process.</summary>
    public static ImmutableArray<StepNow> Of(CaseState c, CaseProcess process, Instant now) => [.. process.Steps.Select(step => Of(c, process, step, now))];

    /// <summary>Whether nothing is left to be done for the step.</summary>
    public static bool IsSettled(CaseState c, CaseStep step) => IsAbsent(c, step) || End(c, step) is not null;

    /// <summary>How a step ended: done, or needless; null while it has not.</summary>
    public static (Instant At, string By, StepSkip? Skip)? End(CaseState c, CaseStep step)
    {
        var done = Earliest(c, step.Done);
        if (done is var (doneAt, doneBy)) return (doneAt, doneBy, null);
        return Earliest(c, [.. step.Skips.Select(s => s.On)]) is var (at, by) ? (at, by, step.Skips.First(s => s.On == by)) : null;
    }

    /// <summary>Whether the step belongs to a branch that was not taken.</summary>
    public static bool IsAbsent(CaseState c, CaseStep step) => step.OnlyIf is { } only && c.First(only) is null;

    private static StepNow Of(CaseState c, CaseProcess process, CaseStep step, Instant now)
    {
        var clock = c.Clocks.FirstOrDefault(k => k.Name == step.Id);
        var owner = c.Owners.GetValueOrDefault(step.Id, step.Owner);
        if (End(c, step) is not var (at, by, skip)) return new StepNow(step, Phase(c, process, step, clock, now), clock, null, null, c.Over ? Unreached(c, step) : null, owner);
        var phase = skip is not null ? StepPhase.Skipped : clock is { EndedLate: true } ? StepPhase.DoneLate : StepPhase.Done;
        return new StepNow(step, phase, clock, at, by, skip is null ? null : new Said(skip.Reason, skip.ReasonEn), owner);
    }

    private static StepPhase Phase(CaseState c, CaseProcess process, CaseStep step, KeptClock? clock, Instant now) => clock switch
    {
        _ when c.Over => StepPhase.Skipped,
        _ when IsAbsent(c, step) => StepPhase.NotStarted,
        null => step.After.All(id => IsSettled(c, process.Step(id)!)) ? StepPhase.Running : StepPhase.NotStarted,
        { Why: KeptClock.NotBegun } => StepPhase.NotStarted,
        { Why: "clock-stands" } => StepPhase.Standing,
        { DueAt: { } due } when now > due => StepPhase.Overdue,
        { AmberAt: { } amber } when now >= amber => StepPhase.AtRisk,
        _ => StepPhase.Running,
    };

    private static Said Unreached(CaseState c, CaseStep step) => IsAbsent(c, step) ? NotNeeded : Ended;

    private static (Instant At, string By)? Earliest(CaseState c, ImmutableArray<string> names)
    {
        (Instant At, string By)? first = null;
        foreach (var e in c.Events)
            if (names.Contains(e.Name) && (first is null || e.At < first.Value.At)) first = (e.At, e.Name);
        return first;
    }
}
