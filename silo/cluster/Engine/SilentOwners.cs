using System.Collections.Concurrent;
using GrainId = OpsHub.Grains.Kernel.GrainId;

namespace OpsHub.Cluster.Engine;

/// <summary>
/// How long whoever asks waits for a grain's owner. Nobody waits again for one who was silent lately, except one who now and then finds out whether he speaks; and where several were, which is how
/// a process looks that hangs or has lost the log, the owners of further grains get little time: one who is well answers within milliseconds.
/// </summary>
internal sealed class SilentOwners(TimeSpan patience, TimeProvider time)
{
    /// <summary>How long nobody asks an owner who was silent.</summary>
    public static readonly TimeSpan Shunned = TimeSpan.FromSeconds(10);

    private const int Several = 3;
    private static readonly TimeSpan Forgotten = 6 * Shunned, Little = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<GrainId, long> _silentAt = new();
    private readonly Queue<long> _latest = new(Several);

    /// <summary>Grains that are remembered.</summary>
    public int Count => _silentAt.Count;

    /// <returns>Null: not at all.</returns>
    public TimeSpan? PatienceFor(GrainId grain)
    {
        if (!_silentAt.TryGetValue(grain, out var at)) return SeveralWere() ? Shorter(patience, Little) : patience;
        return time.GetElapsedTime(at) >= Shunned && _silentAt.TryUpdate(grain, time.GetTimestamp(), at) ? patience : null;
    }

    public void Spoke(GrainId grain) => _silentAt.TryRemove(grain, out _);

    /// <param name="waited">What he was given. Little time proves little: it lets the others wait no shorter.</param>
    public void WasSilent(GrainId grain, TimeSpan waited)
    {
        var now = time.GetTimestamp();
        // Most grains are never asked for again, such as yesterday's callers.
        foreach (var other in _silentAt)
            if (time.GetElapsedTime(other.Value, now) >= Forgotten) _silentAt.TryRemove(other);
        _silentAt[grain] = now;
        if (waited < patience) return;
        lock (_latest)
        {
            if (_latest.Count == Several) _latest.Dequeue();
            _latest.Enqueue(now);
        }
    }

    private bool SeveralWere()
    {
        lock (_latest) return _latest.Count == Several && time.GetElapsedTime(_latest.Peek()) < Shunned;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
