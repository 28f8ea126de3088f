using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Visits;

/// <summary>
/// Where in each queue's stream a UTC day begins: with it a day is read without the days before. A few bytes a day; the visits themselves stay in the log (ADR 0051).
/// </summary>
public sealed class VisitIndex : IKeptFollower
{
    private readonly Lock _lock = new();

    /// <summary>By company and office: days (from 1970) with the version before their first event, ascending.</summary>
    private Dictionary<string, SortedDictionary<int, long>> _days = new(StringComparer.Ordinal);

    public string Name => "visit-index";

    public int Shape => 1;

    public void Apply(in Recorded fact)
    {
        if (fact.Event is not QueueEvent e) return;
        var day = DayOf(e.At);
        lock (_lock)
        {
            var key = $"{fact.Grain.Company}/{fact.Grain.Key}";
            if (!_days.TryGetValue(key, out var days)) _days[key] = days = [];
            days.TryAdd(day, fact.Version - 1);   // instants of a queue never go back, so days come in order
        }
    }

    /// <summary>The version after which events of the instant and later lie, or null when there are none.</summary>
    public long? VersionAt(string company, string office, Instant from)
    {
        lock (_lock)
        {
            if (!_days.TryGetValue($"{company}/{office}", out var days)) return null;
            var day = DayOf(from);
            foreach (var (known, version) in days)
                if (known >= day) return version;
            return null;
        }
    }

    /// <summary>Offices of a company that have a queue.</summary>
    public ImmutableArray<string> Offices(string company)
    {
        lock (_lock) return [.. _days.Keys.Where(k => k.StartsWith($"{company}/", StringComparison.Ordinal)).Select(k => k[(company.Length + 1)..]).Order(StringComparer.Ordinal)];
    }

    public byte[] Save()
    {
        lock (_lock) return JsonSerializer.SerializeToUtf8Bytes(_days, HubJson.Options);
    }

    public void Load(ReadOnlySpan<byte> saved)
    {
        lock (_lock) _days = JsonSerializer.Deserialize<Dictionary<string, SortedDictionary<int, long>>>(saved, HubJson.Options)!;
    }

    private static int DayOf(Instant at) => (int)Math.Floor((at - NodaConstants.UnixEpoch).TotalDays);
}
