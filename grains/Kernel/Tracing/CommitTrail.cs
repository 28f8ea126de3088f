using System.Diagnostics;

namespace OpsHub.Grains.Kernel.Tracing;

/// <summary>The traced commits of this process that are still young, so that the frame which shows one can be traced to it. Safe for several threads; without traces it costs nothing.</summary>
public sealed class CommitTrail
{
    /// <summary>Older ones have long been shown.</summary>
    public const int Length = 1_024;

    private readonly Lock _lock = new();
    private readonly Queue<(long Position, ActivityContext Context)> _young = new();
    private long _newest;

    /// <summary>A traced command's last event got this position.</summary>
    public void Note(long position, ActivityContext context)
    {
        lock (_lock)
        {
            if (_young.Count == Length) _young.Dequeue();
            _young.Enqueue((position, context));
            _newest = Math.Max(_newest, position);
        }
    }

    /// <summary>Contexts of the commits after a position, up to another one, in the order in which they were noted.</summary>
    public IReadOnlyList<ActivityContext> Between(long after, long upTo)
    {
        if (Volatile.Read(ref _newest) <= after) return [];
        lock (_lock) return [.. _young.Where(y => y.Position > after && y.Position <= upTo).Select(y => y.Context)];
    }
}
