using OpsHub.Grains.Boards;

namespace OpsHub.Silo.Followers;

/// <summary>
/// Boards and their views as they stood when it was made, while facts go on (ADR 0121). A cell never changes, so of cells the references are enough. The state of a view does change: whoever writes takes it part by part,
/// and before a fact is applied the parts that it may change are taken for him. One thread applies facts, one other takes parts.
/// </summary>
internal sealed class BoardCut : IDisposable
{
    private readonly Lock _lock = new();   // held while a part is taken, so that no fact changes it meanwhile
    private readonly IReadOnlyList<IKeptView> _views;
    private readonly Action<BoardCut> _over;
    private readonly Queue<(int View, string Name)> _order = new();
    private readonly HashSet<(int View, string Name)> _open = [];
    private readonly Queue<SavedPart> _taken = new();

    public BoardCut(long position, IReadOnlyList<IKeptView> views, IEnumerable<Board> boards, Action<BoardCut> over)
    {
        (Position, _views, _over) = (position, views, over);
        for (var view = 0; view < views.Count; view++)
            foreach (var name in views[view].Parts) _order.Enqueue((view, name));
        _open.UnionWith(_order);
        Boards = [.. boards.Select(b => b.Keep())];
    }

    /// <summary>Up to which every fact is in it, and none behind.</summary>
    public long Position { get; }

    public IReadOnlyList<BoardImage> Boards { get; }

    /// <summary>Takes what a fact is about to change.</summary>
    public void Before(in Recorded fact)
    {
        lock (_lock)
        {
            for (var view = 0; view < _views.Count && _open.Count > 0; view++)
                foreach (var name in _views[view].PartsOf(fact))
                    if (_open.Remove((view, name))) _taken.Enqueue(Take(view, name));
        }
    }

    /// <summary>A part that was not given out yet, or null after the last.</summary>
    public SavedPart? Next()
    {
        lock (_lock)
        {
            if (_taken.TryDequeue(out var taken)) return taken;
            while (_order.TryDequeue(out var next))
                if (_open.Remove(next)) return Take(next.View, next.Name);
            return null;
        }
    }

    /// <summary>Writes everything, and lets others have their turn after each part.</summary>
    public async Task WriteTo(Stream to, CancellationToken cancel)
    {
        using var file = new BoardFile(to);
        await Task.Yield();   // whoever applies facts goes on at once
        while (Next() is { } part)
        {
            file.Add(part);
            cancel.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        file.End(this);
    }

    /// <summary>The same as bytes.</summary>
    public async Task<byte[]> Write(CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await WriteTo(bytes, cancel).ConfigureAwait(false);
        return bytes.ToArray();
    }

    /// <summary>Facts need not wait for it any more.</summary>
    public void Dispose() => _over(this);

    private SavedPart Take(int view, string name) => new(view, name, _views[view].Save(name));
}

/// <summary>A part of a view as it is written.</summary>
/// <param name="View">Its place among the views.</param>
/// <param name="Name">Among the parts of that view.</param>
/// <param name="State">JSON.</param>
internal sealed record SavedPart(int View, string Name, byte[] State);
