using NodaTime;

namespace OpsHub.Silo.Followers;

/// <summary>When the newest facts were recorded, by their position. One writer; readers may come at any time.</summary>
internal sealed class FactTimes
{
    /// <summary>A frame waits for far fewer facts; of older ones nobody asks how fresh they are.</summary>
    private const int Length = 1 << 14;

    private readonly Lock _lock = new();
    private readonly (long Position, Instant At)[] _newest = new (long, Instant)[Length];

    public void Note(long position, Instant recordedAt)
    {
        lock (_lock) _newest[position % Length] = (position, recordedAt);
    }

    /// <summary>Null for a position that is too old, or none of a fact.</summary>
    public Instant? At(long position)
    {
        lock (_lock) return _newest[position % Length] is var (noted, at) && noted == position ? at : null;
    }
}
