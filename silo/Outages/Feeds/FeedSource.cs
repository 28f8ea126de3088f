using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace OpsHub.Silo.Outages.Feeds;

internal enum FeedFormat { Json, Csv }

/// <summary>A list of outages that the hub reads by itself.</summary>
internal sealed record FeedSource
{
    /// <summary>Whose outages they are.</summary>
    public required string Company { get; init; }

    /// <summary>Unique in the company; ids of its outages begin with it.</summary>
    public required string Id { get; init; }

    /// <summary>For people: who tells.</summary>
    [StringLength(100, MinimumLength = 1)]
    public required string Title { get; init; }

    /// <summary>Where it is: http or https.</summary>
    public required Uri Url { get; init; }

    public required FeedFormat Format { get; init; }

    /// <summary>Zone of instants that tell none.</summary>
    public required string Zone { get; init; }

    /// <summary>Seconds from one reading to the next.</summary>
    [Range(10, 86_400)]
    public int PeriodS { get; init; } = 60;

    /// <summary>Seconds that a reading may take as a whole.</summary>
    [Range(1, 300)]
    public int TimeoutS { get; init; } = 20;

    /// <summary>Largest list, bytes after unpacking.</summary>
    [Range(1_024, 256 * 1024 * 1024)]
    public int MaxBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Whether it lists all that is out: whoever is missing is over.</summary>
    public bool Whole { get; init; }

    /// <summary>Rows at which its source cuts the list, or null.</summary>
    [Range(1, 1_000_000)]
    public int? Cap { get; init; }

    /// <summary>Whether it may be in a private network or on this machine.</summary>
    public bool Inside { get; init; }

    /// <summary>Environment variable with the token that it wants (<c>Authorization: Bearer …</c>), or null.</summary>
    public string? TokenFrom { get; init; }

    public required FeedMapping Map { get; init; }

    /// <summary>Silent is a list that was not read for three periods, and for two minutes at least.</summary>
    public int SilentAfterS => Math.Max(120, 3 * PeriodS);
}

/// <summary>Which field of a row is what. A field is a column of CSV, or a path into a JSON row such as <c>properties.city</c>.</summary>
internal sealed record FeedMapping
{
    /// <summary>Path of the array of rows in JSON, or null where the document is that array.</summary>
    public string? Rows { get; init; }

    /// <summary>The source's own id of an outage: stays the same from reading to reading.</summary>
    public required string Id { get; init; }

    public WordField? Kind { get; init; }

    /// <summary>Stage, told as <c>reported | acknowledged | crewSent | restored</c> or by its words.</summary>
    public WordField? Stage { get; init; }

    public string? Place { get; init; }

    public string? Street { get; init; }

    /// <summary>What it says of the place besides.</summary>
    public string? Words { get; init; }

    /// <summary>Text between several places in one field, such as <c>;</c>; null for one place.</summary>
    public string? Split { get; init; }

    public string? Customers { get; init; }

    public string? StartsAt { get; init; }

    public string? EstimateAt { get; init; }

    /// <summary>When the source last touched it: orders what it says.</summary>
    public string? UpdatedAt { get; init; }

    /// <summary>A number that grows with every change: orders what it says better than an instant.</summary>
    public string? Revision { get; init; }

    public string? Cause { get; init; }

    public string? Crew { get; init; }
}

/// <summary>A field whose words stand for ours.</summary>
/// <param name="From">The field.</param>
/// <param name="Words">Ours by theirs; null where they say ours.</param>
/// <param name="Else">For words that are not named; null: such a row cannot be read.</param>
internal sealed record WordField(string From, ImmutableDictionary<string, string>? Words = null, string? Else = null);
