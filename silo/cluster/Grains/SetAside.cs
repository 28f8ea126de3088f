using System.Collections.Concurrent;
using OpsHub.Silo.Engine;

namespace OpsHub.Cluster.Grains;

/// <summary>
/// What grains held that Orleans ended here without letting them take anything along: when a silo leaves or dies, the grains elsewhere whose place in the grain
/// directory that silo kept are ended, too. Most of them come back to where they were at their next command, and then need not read the log.
/// Only a saving: if a grain comes back elsewhere and moves on, the log's version check notices what is old here.
/// </summary>
internal sealed class SetAside
{
    private readonly ConcurrentDictionary<GrainId, HeldGrain> _held = new();
    private MembershipVersion _since;

    public void Put(GrainId grain, HeldGrain held, MembershipVersion now)
    {
        if (now > _since)
        {
            // Whoever has not come back since the last silo came or went lives elsewhere.
            _since = now;
            _held.Clear();
        }
        _held[grain] = held;
    }

    public HeldGrain? Take(GrainId grain) => _held.TryRemove(grain, out var held) ? held : null;
}
