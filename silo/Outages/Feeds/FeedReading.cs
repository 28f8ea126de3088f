using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Outages;

namespace OpsHub.Silo.Outages.Feeds;

/// <summary>One outage as a list tells it.</summary>
/// <param name="Id">Of the outage in the hub.</param>
/// <param name="UpdatedAt">When the source last touched it, or null.</param>
internal sealed record ListedOutage(string Id, ReportOutage Report, Instant? UpdatedAt);

/// <summary>A row that nobody can use, with what belongs there.</summary>
internal sealed record UnreadRow(string Raw, string Why);

/// <summary>A list as far as it was understood.</summary>
internal sealed record FeedReading(ImmutableArray<ListedOutage> Outages, ImmutableArray<UnreadRow> Unread)
{
    /// <summary>Reads every row by itself: one that cannot be read keeps none of the others back. Of two with one id the later holds.</summary>
    /// <exception cref="FormatException">It is no such list at all.</exception>
    public static FeedReading Of(byte[] body, FeedSource source)
    {
        var (row, outages, unread) = (new FeedRowReader(source), new Dictionary<string, ListedOutage>(StringComparer.Ordinal), ImmutableArray.CreateBuilder<UnreadRow>());
        foreach (var each in FeedRows.Of(body, source))
        {
            if (row.Read(each, out var why) is { } listed) outages[listed.Id] = listed;
            else unread.Add(new UnreadRow(each.Raw, why!));
        }
        return new FeedReading([.. outages.Values], unread.ToImmutable());
    }
}

/// <summary>Reads one row by the mapping of its source.</summary>
internal sealed class FeedRowReader(FeedSource source)
{
    private readonly FeedInstants _instants = new(DateTimeZoneProviders.Tzdb[source.Zone]);
    private readonly FeedMapping _map = source.Map;
    private string? _why;

    /// <param name="why">Where it cannot be read: the first thing that is wrong.</param>
    public ListedOutage? Read(FeedRow row, out string? why)
    {
        _why = null;
        var id = Id(row);
        var report = new ReportOutage(
            Word(row, _map.Kind, OutageKind.Emergency), Area(row), Customers(row), At(row, _map.StartsAt), At(row, _map.EstimateAt), Text(row, _map.Cause), Text(row, _map.Crew), source.Title,
            source.Whole ? false : null, Word(row, _map.Stage, OutageStage.Reported), Number(row, _map.Revision));
        var updated = At(row, _map.UpdatedAt);
        why = _why;
        return _why is null ? new ListedOutage(id, report, updated) : null;
    }

    private string Id(FeedRow row)
    {
        var id = $"{source.Id}-{row.Field(_map.Id)}";
        if (row.Field(_map.Id) is null || !GrainId.IsPart(id)) Complain(_map.Id, row.Field(_map.Id), $"an id of 1 to {GrainId.MaxPartLength - source.Id.Length - 1} letters, digits or . _ : -");
        return id;
    }

    private ImmutableArray<OutagePlace> Area(FeedRow row)
    {
        var (place, street, words) = (Text(row, _map.Place), Text(row, _map.Street), Text(row, _map.Words));
        if (place is null && street is null && words is null) return [];
        if (_map.Split is not { Length: > 0 } between) return [new OutagePlace(place, street, Words: words)];
        var many = (street ?? place ?? words)!.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(Outage.MaxPlaces);
        return [.. many.Select(one => street is not null ? new OutagePlace(place, one, Words: words) : place is not null ? new OutagePlace(one, Words: words) : new OutagePlace(null, Words: one))];
    }

    private T Word<T>(FeedRow row, WordField? field, T usual)
        where T : struct, Enum
    {
        if (field is null) return usual;
        var theirs = row.Field(field.From);
        var ours = theirs is null ? field.Else : field.Words is { } words ? words.GetValueOrDefault(theirs, field.Else ?? "") : theirs;
        if (ours is null) return usual;
        if (Enum.TryParse<T>(ours, ignoreCase: true, out var word) && Enum.IsDefined(word)) return word;
        Complain(field.From, theirs, $"a word that stands for one of {string.Join(", ", Enum.GetNames<T>())}");
        return usual;
    }

    private int? Customers(FeedRow row) => Number(row, _map.Customers) is not { } count ? null : count <= Outage.MaxCustomers ? (int)count : Complain(_map.Customers!, $"{count}", $"0 to {Outage.MaxCustomers}");

    private long? Number(FeedRow row, string? field)
    {
        if (field is null || row.Field(field) is not { } text) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Complain(field, text, "a whole number, 0 or more");
    }

    private Instant? At(FeedRow row, string? field)
    {
        if (field is null || row.Field(field) is not { } text) return null;
        if (_instants.Of(text) is { } at) return at;
        Complain(field, text, "an instant such as 2025-05-15T09:00:00+04:00 or 15.05.2025 09:00");
        return null;
    }

    /// <summary>A text that is too long is no reason to know nothing of an outage.</summary>
    private static string? Text(FeedRow row, string? field) => field is null ? null : row.Field(field) is { } text ? text[..Math.Min(text.Length, Outage.MaxText)] : null;

    private int? Complain(string field, string? text, string expected)
    {
        _why ??= $"{field}: '{text}' is not {expected}";
        return null;
    }
}
