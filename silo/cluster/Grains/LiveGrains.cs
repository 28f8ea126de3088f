using System.Collections.Concurrent;

namespace OpsHub.Cluster.Grains;

/// <summary>The grains in this silo's memory.</summary>
internal sealed class LiveGrains
{
    private readonly ConcurrentDictionary<ConceptGrain, bool> _live = new();

    public int Count => _live.Count;

    public IEnumerable<ConceptGrain> All => _live.Keys;

    public void Add(ConceptGrain grain) => _live[grain] = true;

    public void Remove(ConceptGrain grain) => _live.TryRemove(grain, out _);
}
