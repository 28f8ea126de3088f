using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Outages.Feeds;
using OpsHub.Grains.Walls.Surges;

namespace OpsHub.Grains.Walls;

// Cells of the board `outages/{company}`; `summary` also stands as `outages` on the company wall.

/// <summary>Whether it goes on, is to come, or is over.</summary>
public enum OutagePhase { Active, Ahead, Restored }

/// <summary>Cell <c>summary</c>.</summary>
/// <param name="Active">Going on now.</param>
/// <param name="Emergency">Faults among them.</param>
/// <param name="Ahead">Planned and not begun.</param>
/// <param name="RestoredToday">Over since the beginning of the company's local day, and still over; what was withdrawn never was.</param>
/// <param name="Customers">Without electricity now, where sources say so.</param>
/// <param name="Unestimated">Active ones of which customers cannot be told until when.</param>
/// <param name="EstimatesMovedToday">How often today another estimate took the place of one.</param>
/// <param name="Doubted">Open ones with an instant that cannot be meant.</param>
/// <param name="Unmatched">Open ones whose area no office serves, or that name no place.</param>
/// <param name="AsOf">Source instant of the newest fact.</param>
/// <param name="Surge">The one that brings most over the usual, or null.</param>
public sealed record OutageSummaryCell(
    int Active, int Emergency, int Ahead, int RestoredToday, long Customers, int Unestimated, int EstimatesMovedToday, int Doubted, int Unmatched, Instant? AsOf, WallSurge? Surge = null);

/// <summary>Cell <c>outage/{id}</c>: the largest that go on, the next to come, the newest that are over.</summary>
/// <param name="Area">Its first parts.</param>
/// <param name="Parts">How many parts it has.</param>
/// <param name="EstimateMoves">How often customers were told another instant.</param>
/// <param name="Offices">Whose served area it touches.</param>
/// <param name="Doubts">Codes of instants that cannot be meant.</param>
/// <param name="RestoredReason">What said that it is over, as in <see cref="OutageRestored"/>.</param>
/// <param name="Surge">What it brings to offices and lines; null once it is over, and before anybody came.</param>
public sealed record OutageCell(
    string Id, OutageKind Kind, OutagePhase Phase, OutageStage Stage, ImmutableArray<OutagePlace> Area, int Parts, int? Customers, Instant? StartsAt, Instant? EstimateAt, int EstimateMoves,
    string? Cause, string? Crew, string Source, ImmutableArray<string> Offices, ImmutableArray<string> Doubts, Instant ReportedAt, Instant? RestoredAt, string? RestoredReason, int Reopenings, Instant AsOf, OutageSurge? Surge = null);

/// <summary>Cell <c>office/{office}</c>: what touches the area of an office, every office of the company. An outage that touches several counts in each.</summary>
public sealed record OfficeOutagesCell(string Id, string ShortName, int Active, int Ahead, long Customers);

/// <summary>Cell <c>outages</c> of a contact centre's wall: how many go on, whom they leave without electricity, and the largest of them.</summary>
public sealed record CallsOutagesCell(int Active, long Customers, ImmutableArray<CallsOutage> Outages);

/// <summary>An outage as an operator is told; members as in <see cref="OutageCell"/>.</summary>
/// <param name="Since">When it began, or was reported.</param>
/// <param name="Calls">Calls that it brings, or null where nobody can tell.</param>
public sealed record CallsOutage(string Id, OutageKind Kind, ImmutableArray<OutagePlace> Area, int Parts, int? Customers, Instant Since, Instant? EstimateAt, int EstimateMoves, SurgeCell? Calls = null);

/// <summary>Cell <c>suspicion/{place}</c>: people there say that they have no electricity, and nobody has told of an outage.</summary>
/// <param name="Place"><c>office/{id}</c> or <c>line/{id}</c>.</param>
/// <param name="Count">Reports in the last quarter of an hour.</param>
/// <param name="Usual">How many come in such a time as a rule, one decimal.</param>
/// <param name="Until">From then on it is nothing any more unless somebody else says so.</param>
public sealed record SuspicionCell(string Place, string Name, int Count, double Usual, Instant Since, Instant Until);

/// <summary>Cell <c>source/{id}</c>: a list that the hub reads by itself; members as in <see cref="OutageFeedState"/>.</summary>
public sealed record OutageSourceCell(string Id, string Title, Instant? ReadAt, Instant? SilentSince, string? Reason, int Rows, int Unread, bool Full, FeedGap? Gap);

/// <summary>An outage as visitors of a hall are told: the largest that touch the office's area, those of tomorrow and later after those of now.</summary>
/// <param name="EstimateAt">Null where none is told, or where what is told cannot be meant.</param>
public sealed record HallOutage(string Id, OutageKind Kind, bool Active, ImmutableArray<OutagePlace> Area, int Parts, Instant? StartsAt, Instant? EstimateAt);

/// <summary>Cell <c>outages</c> of a hall screen.</summary>
/// <param name="More">How many touch the area besides.</param>
public sealed record HallOutagesCell(ImmutableArray<HallOutage> Outages, int More);
