using NodaTime;
using OpsHub.Grains.Deadlines;

namespace OpsHub.Grains.Appeals;

/// <summary>One clock of an appeal as it was last reckoned.</summary>
/// <param name="Name"><c>answer</c>, <c>registration</c>…</param>
/// <param name="Rule">Rule that holds.</param>
/// <param name="DueAt">Last instant in time; null while there is none.</param>
/// <param name="AmberAt">At risk from here on, or null.</param>
/// <param name="Why">Why there is no instant: <c>no-calendar</c>, <c>not-begun</c>, <c>clock-stands</c>, <c>no-working-time</c>; or null.</param>
/// <param name="EndedAt">When what was due was done; null while it runs.</param>
/// <param name="Warn">Missing it is a warning, not a breach.</param>
/// <param name="AtRisk">Whether amber has been told.</param>
/// <param name="Overdue">Whether red has been told.</param>
public sealed record AppealClock(
    string Name, string Rule, Instant? DueAt, Instant? AmberAt = null, string? Why = null, Instant? EndedAt = null, bool Warn = false, bool AtRisk = false, bool Overdue = false)
{
    /// <summary>The clock of being registered at all.</summary>
    public const string Registration = "registration";

    /// <summary>Late is the first whole second after the last one that is in time.</summary>
    public static readonly Duration Grace = Duration.FromSeconds(1);

    /// <summary>Whether what was due was done too late.</summary>
    public bool EndedLate => EndedAt > DueAt;

    /// <summary>When somebody must next be told of it, or null.</summary>
    public Instant? NextAt => EndedAt is not null ? null : !AtRisk && !Overdue && AmberAt is { } amber ? amber : Overdue ? null : DueAt + Grace;

    /// <summary>From a rule and what it says.</summary>
    public static AppealClock Of(DeadlineRule rule, DeadlineResult result, Instant? endedAt) => new(
        rule.Clock, rule.Id, (result as DeadlineDue)?.DueAt, (result as DeadlineDue)?.AmberAt, WhyNot(result), endedAt, rule.Severity == Severity.Warn);

    private static string? WhyNot(DeadlineResult result) => result switch
    {
        DeadlineDue => null,
        NoCalendar => "no-calendar",
        NotBegun => "not-begun",
        ClockStands => "clock-stands",
        NoWorkingTime => "no-working-time",
        _ => throw new InvalidOperationException($"Unknown result {result}."),
    };
}
