using System.Collections.Concurrent;
using NodaTime;
using OpsHub.Grains.Boards;

namespace OpsHub.ClientHub.Tests.Host;

/// <summary>Boards without views: a test writes cells, then publishes them as of a log position.</summary>
internal sealed class BoardsDouble(string epoch) : IBoards, ICells
{
    private readonly ConcurrentDictionary<string, Board> _boards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CellChange>> _staged = new(StringComparer.Ordinal);

    public string Epoch { get; private set; } = epoch;

    public IReadOnlyCollection<Board> All => [.. _boards.Values];

    public Board? Find(string name) => _boards.GetValueOrDefault(name);

    /// <summary>When the facts were recorded, as a test says.</summary>
    public Dictionary<long, Instant> Recorded { get; } = [];

    public Instant? RecordedAt(long position) => Recorded.TryGetValue(position, out var at) ? at : null;

    public void Set(string board, string key, object value) => Stage(board, new CellChange(key, value));

    public void Remove(string board, string key) => Stage(board, new CellChange(key, null));

    public void Draw(string board, IDrawing drawing) => _boards.GetOrAdd(board, static (name, epoch) => new Board(name, epoch), Epoch).Show(drawing);

    /// <summary>Shows what was written since the last call.</summary>
    public void Publish(long position)
    {
        foreach (var (board, changes) in _staged)
        {
            if (changes.Count == 0) continue;
            _boards.GetOrAdd(board, static (name, epoch) => new Board(name, epoch), Epoch).Apply(changes, position);
            changes.Clear();
        }
    }

    /// <summary>Begins another history: the same names, nothing on them.</summary>
    public void Restart(string newEpoch)
    {
        Epoch = newEpoch;
        _boards.Clear();
    }

    private void Stage(string board, CellChange change)
    {
        if (!_staged.TryGetValue(board, out var changes)) _staged[board] = changes = [];
        changes.Add(change);
    }
}
