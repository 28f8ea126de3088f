using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Grains.Quarantine;

/// <summary>One refused fact with its place in the log.</summary>
public sealed record QuarantinedFact(long Position, FactQuarantined Fact);

/// <summary>The newest <see cref="Kept"/> refused facts of every company; older ones are in the log only.</summary>
public sealed class QuarantineList : IKeptFollower
{
    public const int Kept = 1000;

    private readonly ConcurrentDictionary<string, Newest> _companies = new(StringComparer.Ordinal);

    public string Name => "quarantine";

    public int Shape => 1;

    public void Apply(in Recorded fact)
    {
        if (fact.Event is FactQuarantined quarantined) Of(fact.Grain.Company).Add(new QuarantinedFact(fact.Position, quarantined));
    }

    /// <summary>At most <paramref name="limit"/> facts before a position, newest first.</summary>
    public ImmutableArray<QuarantinedFact> Before(string company, long position, int limit) =>
        _companies.TryGetValue(company, out var kept) ? kept.Before(position, limit) : [];

    public byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(_companies.ToDictionary(c => c.Key, c => c.Value.Before(long.MaxValue, Kept)), HubJson.Options);

    public void Load(ReadOnlySpan<byte> saved)
    {
        foreach (var (company, newestFirst) in JsonSerializer.Deserialize<Dictionary<string, ImmutableArray<QuarantinedFact>>>(saved, HubJson.Options)!)
            foreach (var fact in newestFirst.Reverse()) Of(company).Add(fact);
    }

    private Newest Of(string company) => _companies.GetOrAdd(company, _ => new Newest());

    private sealed class Newest
    {
        private readonly Lock _lock = new();
        private readonly LinkedList<QuarantinedFact> _newestFirst = new();

        public void Add(QuarantinedFact fact)
        {
            lock (_lock)
            {
                _newestFirst.AddFirst(fact);
                if (_newestFirst.Count > Kept) _newestFirst.RemoveLast();
            }
        }

        public ImmutableArray<QuarantinedFact> Before(long position, int limit)
        {
            lock (_lock) return [.. _newestFirst.SkipWhile(f => f.Position >= position).Take(limit)];
        }
    }
}
