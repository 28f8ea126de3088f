using System.Collections.Immutable;

namespace OpsHub.Grains.Boards;

/// <summary>Cells that are no more, newest <see cref="Kept"/> only: whoever was last here before the oldest kept one needs a snapshot.</summary>
internal sealed class Tombstones
{
    public const int Kept = 1000;

    private readonly Dictionary<string, long> _goneAt = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, long Position)> _byAge = new();
    private long _forgottenUpTo;

    public void Add(string key, long position)
    {
        _goneAt[key] = position;
        _byAge.Enqueue((key, position));
        if (_byAge.Count <= Kept) return;
        var (oldest, goneAt) = _byAge.Dequeue();
        // Otherwise the cell came back, or is gone again and further behind in the queue.
        if (_goneAt.TryGetValue(oldest, out var current) && current == goneAt)
        {
            _goneAt.Remove(oldest);
            ForgetUpTo(goneAt);
        }
    }

    /// <summary>The cell is back.</summary>
    public void Forget(string key) => _goneAt.Remove(key);

    /// <summary>Removals up to that position are not known.</summary>
    public void ForgetUpTo(long position) => _forgottenUpTo = Math.Max(_forgottenUpTo, position);

    /// <summary>Whether everything removed after the sequence is still known.</summary>
    public bool KnowsSince(long seq) => seq >= _forgottenUpTo;

    /// <summary>Keys removed after the sequence, in ordinal order.</summary>
    public ImmutableArray<string> Since(long seq) => [.. _goneAt.Where(g => g.Value > seq).Select(g => g.Key).Order(StringComparer.Ordinal)];
}
