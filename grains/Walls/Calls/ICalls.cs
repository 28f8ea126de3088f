using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Figures;

namespace OpsHub.Grains.Walls.Calls;

/// <summary>A search of calls; null members ask for nothing.</summary>
/// <param name="From">First day on which the wait began, in the line's zone.</param>
/// <param name="To">Last such day.</param>
/// <param name="Outcomes">Any of these; empty for every call.</param>
/// <param name="Outside">Whether it came outside the line's hours, which no figure of the line counts.</param>
/// <param name="Skip">So many of the found ones are left out, the newest first.</param>
/// <param name="Most">At most so many are told.</param>
public sealed record CallQuery(string Company, LocalDate From, LocalDate To, string? Line, ImmutableArray<CallEnd> Outcomes, bool? Outside, string? Operator, int Skip, int Most)
{
    /// <summary>Days in one question: those that are kept.</summary>
    public const int MostDays = FigureBook.KeptDays;
}

/// <summary>A call whose wait is over.</summary>
/// <param name="Call">Key that the telephones gave it, or null where it was not kept.</param>
/// <param name="OfferedAt">When the wait began.</param>
/// <param name="HandledS">Talk and holds, or null while it lasts and where the source lost it.</param>
/// <param name="Outside">It came outside the line's hours.</param>
public sealed record CallRow(string? Call, string Line, Instant OfferedAt, CallEnd Outcome, int WaitedS, int? HandledS, string? Operator, bool Outside);

/// <param name="Total">How many were found.</param>
public sealed record CallPage(ImmutableArray<CallRow> Calls, int Total);

/// <summary>One step of a call.</summary>
/// <param name="Kind">Name of its fact, such as <c>call-queued</c>.</param>
/// <param name="Seconds">What the fact measures: a wait, a ring, a hold, a talk, a wrap-up; or null.</param>
/// <param name="Word">Function of the menu, reason, outcome or purpose, or null.</param>
/// <param name="Until">By when a call back is promised, or null.</param>
public sealed record CallStep(Instant At, string Kind, string? Line, int? Tier, string? Operator, int? Seconds, string? Word, Instant? Until);

/// <summary>One call from its first fact to its last. Nothing of a person.</summary>
/// <param name="TimeZone">Of its line.</param>
/// <param name="Told">What was foreseen when he joined, where that is still known: while he waits or talks, and while he is a task.</param>
/// <param name="WaitedS">What came of it: the wait, or null while it lasts.</param>
public sealed record CallStory(string Call, string Line, string LineName, string TimeZone, WaitBand? Told, int? WaitedS, ImmutableArray<CallStep> Steps);

/// <summary>What edges may ask of single calls.</summary>
public interface ICalls
{
    /// <summary>Calls whose wait began on those days, the newest first.</summary>
    CallPage Search(CallQuery query);

    /// <summary>One call step by step, or null: not in the log.</summary>
    Task<CallStory?> Story(string company, string call, CancellationToken cancel);
}
