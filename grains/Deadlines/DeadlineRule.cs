using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Deadlines;

/// <summary>One deadline of a company's standard: for whom, from what, how long, and what may move it.</summary>
/// <param name="Id">Unique in the company.</param>
/// <param name="Name">What is due, as the company's people read it.</param>
/// <param name="Kinds">Kinds of subjects it is for, at least one.</param>
/// <param name="Clause">Where the standard says so.</param>
/// <param name="From">Events that start the clock, at least one.</param>
/// <param name="Within">The limit itself.</param>
/// <param name="RequirementId">Requirement it comes from, or null.</param>
/// <param name="Clock">One subject may have several clocks: registration, answer, notice…</param>
/// <param name="Categories">Customer categories it is for; null for all.</param>
/// <param name="Channels">Channels it is for; null for all.</param>
/// <param name="VipOnly">For VIP customers only.</param>
/// <param name="Pick">Which of several start events counts.</param>
/// <param name="Direction">After the event, or before it.</param>
/// <param name="Starts">The first day, or the first moment, that counts.</param>
/// <param name="HoursOf">Whose working time counts: <c>company</c>, <c>office</c> (the subject's), <c>office/{id}</c> or <c>line/{id}</c>.</param>
/// <param name="Amber">At risk from here on; null where the standard gives one figure only.</param>
/// <param name="By">Time of day by which it is due, together with the limit; null for the end of the day.</param>
/// <param name="Roll">What becomes of a last day that is a day off; null for the company's reading.</param>
/// <param name="Vip">How it is shortened for VIP customers, or null.</param>
/// <param name="Stops">Events that stop the clock, or null.</param>
/// <param name="Extension">How it may be extended, or null.</param>
/// <param name="Cap">Never later than this from the start, whatever stops and extends; or null.</param>
/// <param name="Severity">What a missed deadline is.</param>
/// <param name="Note">What a reader should know: a gap of the text, a default taken. Or null.</param>
/// <param name="NotBefore">No earlier than this from the event, beside the deadline; or null.</param>
/// <param name="Variants">Other limits by attribute of the subject, season and kind of day, or null.</param>
/// <param name="Confidence">How sure the reading of the clause is; null where nobody has said.</param>
public sealed record DeadlineRule(
    string Id, string Name, ImmutableArray<string> Kinds, string Clause, ImmutableArray<string> From, Limit Within, string? RequirementId = null, string Clock = DeadlineRule.Answer,
    ImmutableArray<string>? Categories = null, ImmutableArray<string>? Channels = null, bool VipOnly = false, StartPick Pick = StartPick.Earliest,
    Direction Direction = Direction.After, FirstDay Starts = FirstDay.NextDay, string HoursOf = DeadlineRule.Company, Limit? Amber = null, LocalTime? By = null, Roll? Roll = null,
    VipFactor? Vip = null, ImmutableArray<ClockStop>? Stops = null, Extension? Extension = null, Limit? Cap = null, Severity Severity = Severity.Breach, string? Note = null,
    Limit? NotBefore = null, ImmutableArray<LimitVariant>? Variants = null, Confidence? Confidence = null)
{
    /// <summary>The clock that most rules are about, the clock of being registered at all, and whose working time counts unless said otherwise.</summary>
    public const string Answer = "answer", Registration = "registration", Company = "company";
}

public enum StartPick
{
    /// <summary>The earliest of those that have happened: stricter for the company.</summary>
    Earliest,

    /// <summary>The latest, once all of them have happened.</summary>
    Latest,
}

public enum Direction
{
    After,

    /// <summary>Not later than so long before the event.</summary>
    Before,
}

public enum FirstDay
{
    /// <summary>The day after the event; hours run from the event on.</summary>
    NextDay,

    /// <summary>The day of the event.</summary>
    SameDay,

    /// <summary>The first working period that begins after the event; hours run from its opening on.</summary>
    NextWorkingPeriod,
}

public enum Roll
{
    /// <summary>The last day stays where it is.</summary>
    None,

    /// <summary>To the next working day.</summary>
    NextWorkingDay,

    /// <summary>To the working day before.</summary>
    PreviousWorkingDay,
}

public enum Severity
{
    Breach,

    /// <summary>Missing it is a warning, not a breach of the standard.</summary>
    Warn,
}

/// <summary>How a limit is shortened for VIP customers.</summary>
/// <param name="Factor">The limit is divided by it and rounded down to whole units; above 1.</param>
/// <param name="Moves">Whether the deadline itself moves, or only the instant from which it is at risk (where the standard merely recommends).</param>
public sealed record VipFactor(decimal Factor, VipMoves Moves = VipMoves.Due, string? Clause = null, string? RequirementId = null)
{
    /// <summary>The shortened limit; at least one unit of what was at least one.</summary>
    public Limit Shorten(Limit limit) => limit with { Amount = Math.Max(Math.Min(limit.Amount, 1), (int)(limit.Amount / Factor)) };
}

public enum VipMoves
{
    Due,
    Amber,
}

/// <summary>An event that stops the clock, and those that let it run again.</summary>
public sealed record ClockStop(string On, ImmutableArray<string> Until, string? Clause = null, string? RequirementId = null);

/// <summary>How a deadline may be extended, once.</summary>
/// <param name="On">The event of the decision; it must come before the deadline passes.</param>
/// <param name="Told">The event of telling the customer; null where nobody need be told. The extension holds only if this too comes in time.</param>
/// <param name="AtMost">How much may be added to the deadline; null where the standard names no limit: then the new day must be decided.</param>
/// <param name="Categories">Customer categories whose deadlines may be extended; null for all.</param>
public sealed record Extension(string On, string? Told = null, Limit? AtMost = null, ImmutableArray<string>? Categories = null, string? Clause = null, string? RequirementId = null);
