using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Grains.Journeys;

/// <summary>What a customer is found by, folded from the log: entries by customer and by what they are about (ADR 0069). A call, or a visit without booking, is among them once somebody has said whose it is (ADR 0082); all others stay in the log.</summary>
public sealed class JourneyIndex : IKeptFollower
{
    private readonly Lock _lock = new();
    private Dictionary<string, CompanyJourneys> _companies = new(StringComparer.Ordinal);

    public string Name => "journeys";

    public int Shape => 4;

    public void Apply(in Recorded fact)
    {
        if (!JourneyFold.Concerns(fact.Event)) return;
        lock (_lock)
        {
            if (!_companies.TryGetValue(fact.Grain.Company, out var company)) _companies[fact.Grain.Company] = company = new CompanyJourneys([], [], [], [], [], []);
            company.Forget(fact.RecordedAt);
            JourneyFold.Apply(company, fact);
        }
    }

    /// <summary>Customer of an entry, or null. <paramref name="entry"/> is kind and id, such as <c>appeal/a-1</c>.</summary>
    public string? CustomerOf(string company, string entry)
    {
        lock (_lock) return _companies.GetValueOrDefault(company)?.Entries.GetValueOrDefault(entry)?.Customer;
    }

    /// <summary>Whether a ticket or call of a known customer is served now.</summary>
    public bool IsServed(string company, string entry)
    {
        lock (_lock) return _companies.GetValueOrDefault(company)?.Entries.GetValueOrDefault(entry) is { Customer: not null, EndedAt: null, Served: true };
    }

    /// <summary>When a customer last withdrew consent, or null.</summary>
    public Instant? ErasedAt(string company, string customer)
    {
        lock (_lock) return _companies.TryGetValue(company, out var known) && known.Erased.TryGetValue(customer, out var at) ? at : null;
    }

    /// <summary>Every entry of a customer with what belongs to it, in no order.</summary>
    public ImmutableArray<JourneyEntry> Of(string company, string customer)
    {
        lock (_lock) return _companies.TryGetValue(company, out var known) && known.ByCustomer.TryGetValue(customer, out var own) ? known.With(own) : [];
    }

    /// <summary>Outages that touch one of the addresses, in no order; what was over long ago is left out.</summary>
    public ImmutableArray<JourneyEntry> OutagesAt(string company, IEnumerable<string> addresses, Instant now)
    {
        KeyValuePair<string, KeptOutage>[] outages;
        lock (_lock) outages = _companies.TryGetValue(company, out var known) ? [.. known.Outages] : [];   // matching takes its time, and the log does not wait for it
        return [.. JourneyOutages.At(outages, addresses, now)];
    }

    /// <summary>One entry with what belongs to it, in no order.</summary>
    public ImmutableArray<JourneyEntry> About(string company, string entry)
    {
        lock (_lock) return _companies.TryGetValue(company, out var known) ? known.With([entry]) : [];
    }

    public byte[] Save()
    {
        lock (_lock) return JsonSerializer.SerializeToUtf8Bytes(_companies, HubJson.Options);
    }

    public void Load(ReadOnlySpan<byte> saved)
    {
        lock (_lock) _companies = JsonSerializer.Deserialize<Dictionary<string, CompanyJourneys>>(saved, HubJson.Options)!;
    }
}
