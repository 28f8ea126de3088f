using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Walls.Surges;

namespace OpsHub.Grains.Walls;

/// <summary>What can be wrong with an outage, as one looks for it.</summary>
public enum OutageTrouble
{
    /// <summary>Nobody can be told until when.</summary>
    Unestimated,

    /// <summary>The instant that was told has passed.</summary>
    Overdue,

    /// <summary>Another instant took the place of one that was told.</summary>
    Moved,

    /// <summary>It has an instant that cannot be meant.</summary>
    Doubted,

    /// <summary>No office serves its area.</summary>
    Unmatched,
}

/// <summary>A search of outages; null members ask for nothing.</summary>
/// <param name="Office">Whose served area it touches.</param>
/// <param name="Words">Part of the id, of a place, a street, the cause or the source; case and ё do not matter.</param>
/// <param name="Skip">So many of the found ones are left out.</param>
/// <param name="Most">At most so many are told.</param>
public sealed record OutageQuery(string Company, OutagePhase? Phase, OutageKind? Kind, string? Office, OutageTrouble? Trouble, string? Words, int Skip, int Most);

/// <param name="Total">How many were found.</param>
public sealed record OutagePage(ImmutableArray<OutageCell> Outages, int Total);

/// <summary>One thing that was said of an outage.</summary>
/// <param name="At">When its source said so.</param>
/// <param name="RecordedAt">When the hub heard it.</param>
/// <param name="Kind">Name of its fact, such as <c>outage-estimate-moved</c>.</param>
/// <param name="EstimateAt">The instant it tells, or null.</param>
/// <param name="FromAt">The instant that was told before, or null.</param>
/// <param name="Word">Cause, reason or code, or null.</param>
public sealed record OutageStep(Instant At, Instant RecordedAt, string Kind, Instant? EstimateAt, Instant? FromAt, int? Customers, string? Source, string? Word, long? Revision);

/// <summary>One outage from its first word to its last.</summary>
/// <param name="TimeZone">Of the company.</param>
public sealed record OutageStory(string Id, string TimeZone, ImmutableArray<OutagePlace> Area, ImmutableArray<OutageStep> Steps);

/// <summary>What edges may ask of outages.</summary>
public interface IOutages
{
    /// <summary>Open outages and the newest that are over, in the order of their board.</summary>
    OutagePage Search(OutageQuery query, Instant now);

    /// <summary>Offices whose served area holds a part of that area.</summary>
    ImmutableArray<string> Touched(string company, ImmutableArray<OutagePlace> area);

    /// <summary>What an outage that goes on brings to offices and lines, place by place; null: none such goes on, or nobody came yet.</summary>
    OutageSurgeDetail? Surge(string company, string id);

    /// <summary>One outage step by step, or null: not in the log.</summary>
    Task<OutageStory?> Story(string company, string id, CancellationToken cancel);
}
