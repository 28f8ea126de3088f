using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Cases;

/// <summary>The clocks of a case: one for each step that has a figure and is there, one for the whole where the standard has one.</summary>
internal static class CaseClocks
{
    private const string Key = "clock";

    public static IEnumerable<Deadline> DeadlinesOf(CaseEvent happened) => happened switch
    {
        CaseClocksSet e => [At(e.NextAt)],
        CaseAtRisk e => [At(e.NextAt)],
        CaseOverdue e => [At(e.NextAt)],
        _ => [],
    };

    /// <summary>What happened and what it does to the clocks: new instants, and word of a step that ended too late without anybody having been told.</summary>
    public static Decision<CaseEvent> After(CaseState c, CaseProcess process, DeadlineStandard deadlines, params ImmutableArray<CaseEvent> happened)
    {
        var next = happened.Aggregate(c, CaseFold.Evolve);
        var (clocks, at) = (Reckon(next, process, deadlines), happened[^1].At);
        List<CaseEvent> events = [.. happened];
        if (!clocks.SequenceEqual(c.Clocks)) events.Add(new CaseClocksSet(clocks, KeptClock.Next(clocks), at));
        foreach (var late in clocks.Where(k => k is { EndedLate: true, Overdue: false }))
            events.Add(new CaseOverdue(late.Name, late.DueAt!.Value, late.Warn, KeptClock.Next(clocks), at));
        return Decision<CaseEvent>.Of([.. events]);
    }

    /// <summary>New instants where they have moved, or nothing.</summary>
    public static Decision<CaseEvent> Recount(CaseState c, CaseProcess process, DeadlineStandard deadlines, Instant at)
    {
        var clocks = Reckon(c, process, deadlines);
        return clocks.SequenceEqual(c.Clocks) ? Decision<CaseEvent>.Nothing : new CaseClocksSet(clocks, KeptClock.Next(clocks), at);
    }

    /// <summary>An instant has come: amber, red, or – moved since – nothing.</summary>
    public static Decision<CaseEvent> Pass(CaseState c, Instant at)
    {
        var told = c.Clocks.Select(k => k.Told(at)).ToImmutableArray();
        var next = KeptClock.Next(told);
        return Decision<CaseEvent>.Of([.. c.Clocks.Zip(told).Where(k => k.First != k.Second).Select(k => k.Second.Overdue
            ? (CaseEvent)new CaseOverdue(k.Second.Name, k.Second.DueAt!.Value, k.Second.Warn, next, at)
            : new CaseAtRisk(k.Second.Name, k.Second.DueAt, next, at))]);
    }

    /// <summary>Each clock explained, by the name it has among the case's clocks.</summary>
    public static IEnumerable<(string Name, ExplainedDeadline Deadline)> Explain(CaseState c, CaseProcess process, DeadlineStandard deadlines) =>
        Rules(c, process, deadlines).Select(r => (r.Name, Reckoning.Explain(r.Rule, r.Subject, deadlines.Setting)));

    private static ImmutableArray<KeptClock> Reckon(CaseState c, CaseProcess process, DeadlineStandard deadlines) =>
        [.. Rules(c, process, deadlines).Select(r => Ended(c, KeptClock.Of(r.Rule, Reckoning.Of(r.Rule, r.Subject, deadlines.Setting), r.End?.At) with { Name = r.Name, Needless = r.End?.Skip is null ? null : true }).After(c.Clocks.FirstOrDefault(k => k.Name == r.Name)))];

    /// <summary>A case that is over waits for nothing more: what was still running stopped with it.</summary>
    private static KeptClock Ended(CaseState c, KeptClock clock) => c.EndedAt is { } at && clock.EndedAt is null ? clock with { EndedAt = at, Needless = true } : clock;

    private static IEnumerable<(string Name, DeadlineRule Rule, DeadlineSubject Subject, (Instant At, string By, StepSkip? Skip)? End)> Rules(CaseState c, CaseProcess process, DeadlineStandard deadlines)
    {
        foreach (var step in process.Steps.Where(s => s.Clock is not null && !StepReading.IsAbsent(c, s)))
            if (Rule(c, step.Deadlines ?? process.Deadlines, step.Clock!, deadlines) is var (rule, subject)) yield return (step.Id, rule, subject, StepReading.End(c, step));
        if (process.Whole is { } whole && Rule(c, process.Deadlines, whole, deadlines) is var (ofAll, all)) yield return (CaseProcess.WholeCase, ofAll, all, c.EndedAt is { } at ? (at, "", null) : null);
    }

    private static (DeadlineRule, DeadlineSubject)? Rule(CaseState c, string kind, string clock, DeadlineStandard deadlines) =>
        c.Subject(kind) is var subject && deadlines.RuleFor(subject, clock) is { } rule ? (rule, subject) : null;

    private static Deadline At(Instant? next) => next is { } at ? Deadline.Set(Key, at) : Deadline.Clear(Key);
}
