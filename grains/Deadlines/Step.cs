using NodaTime;
using OpsHub.Grains.Calendars;

namespace OpsHub.Grains.Deadlines;

/// <summary>One step of an explanation. Steps replay to the instant without the rule and the calendar: see <see cref="Explanation"/>.</summary>
public abstract record Step;

/// <summary>The rule, and how its limit is read.</summary>
public sealed record RuleStep(string Rule, string Clause, string? RequirementId, Limit Limit, DeadlineUnit ReadAs, Direction Direction) : Step;

/// <summary>The limit was shortened for a VIP customer.</summary>
public sealed record VipStep(decimal Factor, int From, int To) : Step;

/// <summary>The event that starts the clock.</summary>
public sealed record StartStep(string Event, Instant At) : Step;

/// <summary>The clock begins at the next opening.</summary>
public sealed record OpeningStep(Instant At) : Step;

/// <summary>Days are counted from the one beside this.</summary>
public sealed record CountFromStep(LocalDate Day) : Step;

/// <summary>A run of days that count, in the order of counting.</summary>
public sealed record CountedStep(LocalDate First, LocalDate Last, int Days, int SoFar) : Step;

/// <summary>A day that does not count.</summary>
/// <param name="Kind">What the calendar makes of it; null where the clock stood.</param>
public sealed record SkippedStep(LocalDate Day, DayKind? Kind) : Step;

/// <summary>Months were added.</summary>
public sealed record MonthsStep(LocalDate From, LocalDate To, int Months) : Step;

/// <summary>The last day moved.</summary>
public sealed record ShiftedStep(LocalDate From, LocalDate To, ShiftReason Reason) : Step;

public enum ShiftReason
{
    /// <summary>It was a day off.</summary>
    DayOff,

    /// <summary>The clock stood on some days.</summary>
    ClockStood,

    /// <summary>An extension to a chosen day.</summary>
    Extension,

    /// <summary>The first day counts itself, so a month ends one day earlier.</summary>
    FirstDayCounts,
}

/// <summary>The end of a local day, or a time of it.</summary>
public sealed record DayEndStep(LocalDate Day, LocalTime? By, Instant At) : Step;

/// <summary>The clock ran.</summary>
public sealed record RanStep(Instant From, Instant To) : Step;

/// <summary>The clock did not run: it was stopped, or nobody works then.</summary>
public sealed record StoodStep(Instant From, Instant To, bool Stopped) : Step;

/// <summary>Something else is due earlier.</summary>
public sealed record EarlierStep(Instant At, EarlierReason Reason) : Step;

public enum EarlierReason
{
    /// <summary>The time of day by which it is due.</summary>
    TimeOfDay,

    /// <summary>The cap on everything.</summary>
    Cap,
}

/// <summary>An extension was asked for.</summary>
public sealed record ExtensionStep(ExtensionState State, string? RequirementId) : Step;

public enum ExtensionState
{
    Holds,
    DecidedLate,
    NotTold,
    ToldLate,
    NotForCategory,
    NoNewDay,
}

/// <summary>The count ends here without an instant.</summary>
public sealed record EndedStep(DeadlineResult Why) : Step;
