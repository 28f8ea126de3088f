using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Appeals;

/// <summary>How soon an answer is due.</summary>
public enum DeskBucket
{
    Overdue,
    Today,

    /// <summary>After today, within three working days.</summary>
    Soon,
    Later,

    /// <summary>No instant: the clock stands, has not begun, needs a calendar that is not there, or the answer has gone.</summary>
    None,
}

/// <summary>Where the buckets end at the moment asked.</summary>
/// <param name="Now">Overdue is due before this.</param>
/// <param name="TodayEnd">Last instant of the company's local day.</param>
/// <param name="SoonEnd">Last instant of the third working day after today.</param>
public readonly record struct DeskBounds(Instant Now, Instant TodayEnd, Instant SoonEnd)
{
    public DeskBucket Of(Instant? due) => due is not { } at ? DeskBucket.None : at < Now ? DeskBucket.Overdue : at <= TodayEnd ? DeskBucket.Today : at <= SoonEnd ? DeskBucket.Soon : DeskBucket.Later;
}

/// <summary>What is searched for; null matches all.</summary>
/// <param name="Number">Registration number, whole (<c>2026-000047</c>) or without its year.</param>
/// <param name="Status">One phase; without it every phase that is not an end.</param>
/// <param name="From">Registered at or after.</param>
/// <param name="Until">Registered before.</param>
/// <param name="Take">At most so many lines, 1–200.</param>
public sealed record AppealQuery(
    string? Number = null, string? Kind = null, string? Executor = null, string? Channel = null, AppealPhase? Status = null, string? Office = null, Instant? From = null, Instant? Until = null,
    DeskBucket? Bucket = null, int Take = 50)
{
    public const int MostLines = 200;
}

/// <summary>Open appeals by how soon they are due, and what else the desk counts.</summary>
/// <param name="AtRisk">Past amber, not yet overdue.</param>
/// <param name="Repeats">Open appeals that repeat an earlier one of the same customer and topic.</param>
public readonly record struct DeskCounts(int Open, int Overdue, int Today, int Soon, int Later, int None, int AtRisk, int Repeats);

/// <summary>One line of the desk. Nobody is named in it.</summary>
/// <param name="Id">Key of the grain.</param>
/// <param name="Number">Null until the arbiter has numbered it.</param>
/// <param name="Kind">Null while it is not registered and nobody has told it.</param>
/// <param name="RegisteredAt">While it is not registered: when it was taken in.</param>
/// <param name="DueAt">Of the answer; while it is not registered, of the registration.</param>
public sealed record AppealLine(
    string Id, string? Number, string? Kind, string? Category, string Channel, string? Topic, string? Office, string? Executor, AppealPhase Status, bool Vip, bool Anonymous, bool Extended, bool Repeat,
    bool Late, Instant RegisteredAt, Instant? DueAt, Instant? AmberAt, Instant? EndedAt, DeskBucket Bucket);

/// <param name="Total">How many match; the lines are the first of them by deadline.</param>
public sealed record DeskPage(int Total, ImmutableArray<AppealLine> Lines);
