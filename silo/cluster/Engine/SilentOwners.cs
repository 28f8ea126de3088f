using System.Collections.Concurrent;
using GrainId = OpsHub.Grains.Kernel.GrainId;

namespace OpsHub.Cluster.Engine;

/// <summary>Which grains had a silent owner lately: nobody waits for him again, except one who now and then finds out whether he speaks.</summary>
internal sealed class SilentOwners(TimeProvider time)
{
    /// <summary>How long nobody asks an owner who was silent.</summary>
    public static readonly TimeSpan Shunned = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Forgotten = 6 * Shunned;

    private readonly ConcurrentDictionary<GrainId, long> _silentAt = new();

    /// <summary>Grains that are remembered.</summary>
    public int Count => _silentAt.Count;

    /// <summary>Whether to ask the owner first. Once he was silent, one command in each <see cref="Shunned"/> does.</summary>
    public bool IsWorthAsking(GrainId grain) => !_silentAt.TryGetValue(grain, out var at)
        || (time.GetElapsedTime(at) >= Shunned && _silentAt.TryUpdate(grain, time.GetTimestamp(), at));

    public void Spoke(GrainId grain) => _silentAt.TryRemove(grain, out _);

    public void WasSilent(GrainId grain)
    {
        // Most grains are never asked for again, such as yesterday's callers.
        foreach (var other in _silentAt)
            if (time.GetElapsedTime(other.Value) >= Forgotten) _silentAt.TryRemove(other);
        _silentAt[grain] = time.GetTimestamp();
    }
}
