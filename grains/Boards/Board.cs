using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Boards;

/// <summary>
/// The newest cells of one view, each with the log position at which it last changed: a delta from any position is read off it,
/// so no history is kept for slow or returning clients. One writer, many readers; readers never see half of a fact. Cells are set by a view, or all of them drawn when a reader comes.
/// </summary>
/// <param name="name">Such as <c>wall/samara</c>.</param>
/// <param name="epoch">Log and fold it belongs to.</param>
public sealed class Board(string name, string epoch)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Cell> _cells = new(StringComparer.Ordinal);
    private readonly Tombstones _gone = new();
    private readonly Lock _pen = new();   // held while drawing, so that an older drawing never covers a newer one
    private volatile IDrawing? _drawing;
    private long _drawnTo;
    private long _seq;

    public string Name => name;

    public string Epoch => epoch;

    /// <summary>Log position of the newest fact that changed the board.</summary>
    public long Seq
    {
        get
        {
            Redraw();
            return Volatile.Read(ref _seq);
        }
    }

    /// <summary>The current value of a cell, or null.</summary>
    public object? this[string key]
    {
        get
        {
            Redraw();
            lock (_lock) return _cells.GetValueOrDefault(key)?.Value;
        }
    }

    /// <summary>Shows a drawing from here on, and nothing else.</summary>
    public void Show(IDrawing drawing) => _drawing = drawing;

    /// <summary>Sets a cell as of a log position. Where one fact changes several cells, use <see cref="Apply"/>.</summary>
    public void Set(string key, object value, long position) => Apply([new CellChange(key, value)], position);

    /// <summary>Removes a cell as of a log position.</summary>
    public void Remove(string key, long position) => Apply([new CellChange(key, null)], position);

    /// <summary>
    /// Everything that the facts up to a position changed, at once: a frame in between would carry that position's sequence without
    /// all of its cells, and its reader would never be sent the rest.
    /// </summary>
    /// <exception cref="InvalidOperationException">The board is drawn.</exception>
    public void Apply(IReadOnlyList<CellChange> changes, long position)
    {
        if (_drawing is not null) throw new InvalidOperationException($"The board {name} is drawn; no cell of it is set.");
        Put([.. changes.Select(c => KeyValuePair.Create(c.Key, c.Value is { } value ? new Cell(value, position) : null))], position);
    }

    /// <summary>Everything.</summary>
    public Frame Snapshot(Instant at) => Since(0, at);

    /// <summary>
    /// What changed after a sequence; a heartbeat when nothing did; a snapshot when the sequence is not of this board or so old that
    /// cells removed since then are forgotten.
    /// </summary>
    public Frame Since(long seq, Instant at)
    {
        List<KeyValuePair<string, Cell>> cells;
        ImmutableArray<string> gone = [];
        long now;
        bool whole;
        Redraw();
        lock (_lock)
        {
            now = _seq;
            whole = seq <= 0 || seq > now || !_gone.KnowsSince(seq);
            if (!whole && seq == now) return new Frame(name, FrameKind.Heartbeat, epoch, seq, now, at, NoCells, []);
            cells = [.. whole ? _cells : _cells.Where(c => c.Value.ChangedAt > seq)];
            if (!whole) gone = _gone.Since(seq);
        }
        // Serialised outside of the lock: the writer does not wait for it.
        return new Frame(name, whole ? FrameKind.Snapshot : FrameKind.Delta, epoch, whole ? 0 : seq, now, at,
            cells.ToImmutableSortedDictionary(c => c.Key, c => c.Value.Json, StringComparer.Ordinal), gone);
    }

    /// <summary>The cells as they stand. A drawn board has none to keep: its view draws it anew.</summary>
    public BoardImage Keep()
    {
        if (_drawing is not null) return new BoardImage(name, []);
        lock (_lock) return new BoardImage(name, [.. _cells]);
    }

    /// <summary>Takes kept cells over. Removals before them are not known any more: who comes back from before gets a snapshot.</summary>
    public void Restore(IEnumerable<KeptCell> kept)
    {
        lock (_lock)
        {
            foreach (var cell in kept)
            {
                _cells[cell.Key] = new Cell(cell.Value, cell.ChangedAt);
                _seq = Math.Max(_seq, cell.ChangedAt);
            }
            _gone.ForgetUpTo(_seq);
        }
    }

    private void ForgetUpTo(long position)
    {
        lock (_lock) _gone.ForgetUpTo(position);
    }

    private void Put(List<KeyValuePair<string, Cell?>> changes, long position)
    {
        lock (_lock)
        {
            foreach (var (key, cell) in changes)
            {
                if (cell is not null)
                {
                    _cells[key] = cell;
                    _gone.Forget(key);
                }
                else if (_cells.Remove(key)) _gone.Add(key, position);
                else continue;
                _seq = Math.Max(_seq, position);
            }
        }
    }

    /// <summary>
    /// Takes over what facts have changed since the last look. A cell is as old as the newest fact of the drawing in which it changed, be it that an earlier one changed it: who has seen
    /// the board at some position in between is sent it once more, and nobody misses it. What was gone before the first look nobody here knows: who comes from before it gets a snapshot.
    /// </summary>
    private void Redraw()
    {
        if (_drawing is not { } drawing || drawing.Position <= Volatile.Read(ref _drawnTo)) return;
        lock (_pen)
        {
            if (drawing.Position <= _drawnTo) return;
            var drawn = drawing.Draw();
            Put(Changes(drawn), drawn.Position);
            if (_drawnTo == 0) ForgetUpTo(drawn.Position);
            Volatile.Write(ref _drawnTo, drawn.Position);
        }
    }

    /// <summary>What is another than before. Read without the lock: only whoever holds the pen writes cells.</summary>
    private List<KeyValuePair<string, Cell?>> Changes(Drawn drawn)
    {
        List<KeyValuePair<string, Cell?>> changes = [];
        foreach (var (key, value) in drawn.Cells)
            if (new Cell(value, drawn.Position) is var cell && !(_cells.TryGetValue(key, out var known) && known.Says(cell))) changes.Add(KeyValuePair.Create<string, Cell?>(key, cell));
        foreach (var gone in _cells.Keys.Where(k => !drawn.Cells.ContainsKey(k))) changes.Add(KeyValuePair.Create<string, Cell?>(gone, null));
        return changes;
    }

    private static readonly ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> NoCells =
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Empty.WithComparers(StringComparer.Ordinal);
}

/// <summary>One cell set, or removed when the value is null.</summary>
public readonly record struct CellChange(string Key, object? Value);
