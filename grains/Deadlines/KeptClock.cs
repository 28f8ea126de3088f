using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Deadlines;

/// <summary>One clock of a subject as it was last reckoned.</summary>
/// <param name="Name"><c>answer</c>, <c>registration</c>, a step of a case…</param>
/// <param name="Rule">Rule that holds.</param>
/// <param name="DueAt">Last instant in time; null while there is none.</param>
/// <param name="AmberAt">At risk from here on, or null.</param>
/// <param name="Why">Why there is no instant: <c>no-calendar</c>, <c>not-begun</c>, <c>clock-stands</c>, <c>no-working-time</c>; or null.</param>
/// <param name="EndedAt">When what was due was done; null while it runs.</param>
/// <param name="Warn">Missing it is a warning, not a breach.</param>
/// <param name="AtRisk">Whether amber has been told.</param>
/// <param name="Overdue">Whether red has been told.</param>
/// <param name="Needless">Whether it ended without anything having been done: what was due was needed no more. Null: no.</param>
public sealed record KeptClock(
    string Name, string Rule, Instant? DueAt, Instant? AmberAt = null, string? Why = null, Instant? EndedAt = null, bool Warn = false, bool AtRisk = false, bool Overdue = false,
    bool? Needless = null)
{
    public const string NotBegun = "not-begun";

    /// <summary>Late is the first whole second after the last one that is in time.</summary>
    public static readonly Duration Grace = Duration.FromSeconds(1);

    /// <summary>Whether what was due was done too late.</summary>
    public bool EndedLate => EndedAt > DueAt;

    /// <summary>When somebody must next be told of it, or null.</summary>
    public Instant? NextAt => EndedAt is not null ? null : !AtRisk && !Overdue && AmberAt is { } amber ? amber : Overdue ? null : DueAt + Grace;

    /// <summary>From a rule and what it says.</summary>
    public static KeptClock Of(DeadlineRule rule, DeadlineResult result, Instant? endedAt) => new(
        rule.Clock, rule.Id, (result as DeadlineDue)?.DueAt, (result as DeadlineDue)?.AmberAt, WhyNot(result), endedAt, rule.Severity == Severity.Warn);

    /// <summary>The earliest instant at which somebody must be told of one of them, or null.</summary>
    public static Instant? Next(ImmutableArray<KeptClock> clocks) => clocks.Min(c => c.NextAt);

    /// <summary>The clock once an instant has come: amber told, red told, or as it is.</summary>
    public KeptClock Told(Instant at) => this switch
    {
        { EndedAt: not null } => this,
        { Overdue: false, DueAt: { } due } when at > due => this with { Overdue = true },
        { AtRisk: false, Overdue: false, AmberAt: { } amber } when at >= amber => this with { AtRisk = true },
        _ => this,
    };

    /// <summary>The clock reckoned anew; word that has been given of an instant is not given again.</summary>
    /// <param name="old">As it was, or null.</param>
    public KeptClock After(KeptClock? old) => old is null ? this : this with { AtRisk = old.AtRisk && old.AmberAt == AmberAt, Overdue = old.Overdue && old.DueAt == DueAt };

    private static string? WhyNot(DeadlineResult result) => result switch
    {
        DeadlineDue => null,
        NoCalendar => "no-calendar",
        Deadlines.NotBegun => NotBegun,
        ClockStands => "clock-stands",
        NoWorkingTime => "no-working-time",
        _ => throw new InvalidOperationException($"Unknown result {result}."),
    };
}
