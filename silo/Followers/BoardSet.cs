using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using NodaTime;
using OpsHub.Grains.Boards;

namespace OpsHub.Silo.Followers;

/// <summary>The boards of this process: views write cells through it as the fold lane applies facts, the feed reads them.</summary>
internal sealed class BoardSet(Guid logId, IReadOnlyList<IKeptView> views) : IBoards, IKeptFollower, ICells
{
    private readonly ConcurrentDictionary<string, Board> _boards = new(StringComparer.Ordinal);
    private readonly FactTimes _times = new();
    private readonly Dictionary<Board, List<CellChange>> _changes = [];   // of the fact at hand
    private BoardCut? _cut;

    public string Epoch { get; } = $"{logId:N}.{string.Join('.', views.Select(v => v.Shape))}";

    /// <summary>Position of the newest event that was applied here; 0 before the first.</summary>
    public long Position { get; private set; }

    /// <summary>Whether a fact was applied since the boards were made or taken over.</summary>
    public bool HasMoved { get; private set; }

    public string Name => "boards";

    /// <summary>Changes with any view's shape, for the cells and the views are kept together.</summary>
    public int Shape { get; } = views.Aggregate(3, (sum, view) => unchecked((sum * 31) + view.Shape)) & int.MaxValue;

    /// <summary>Whether anything is folded here; a process without screens folds nothing.</summary>
    public bool HasViews => views.Count > 0;

    public IReadOnlyCollection<Board> All => [.. _boards.Values];

    public Board? Find(string name) => _boards.GetValueOrDefault(name);

    public Instant? RecordedAt(long position) => _times.At(position);

    public void Apply(in Recorded fact)
    {
        Volatile.Read(ref _cut)?.Before(fact);
        _times.Note(fact.Position, fact.RecordedAt);
        foreach (var view in views) view.Apply(fact, this);
        foreach (var (board, changes) in _changes) board.Apply(changes, fact.Position);
        _changes.Clear();
        (Position, HasMoved) = (fact.Position, true);
    }

    /// <summary>
    /// The boards and views as they stand, to be written while facts go on. Called on the thread that applies facts; it costs that thread some references, and from then on the parts of views that a fact is about to change.
    /// </summary>
    /// <exception cref="InvalidOperationException">The cut before this one is not disposed.</exception>
    public BoardCut Cut()
    {
        var cut = new BoardCut(Position, views, _boards.Values, over => Interlocked.CompareExchange(ref _cut, null, over));
        return Interlocked.CompareExchange(ref _cut, cut, null) is null ? cut : throw new InvalidOperationException("The boards are cut already.");
    }

    void ICells.Set(string board, string key, object value) => Note(Of(board), new CellChange(key, value));

    void ICells.Remove(string board, string key)
    {
        if (Find(board) is { } known) Note(known, new CellChange(key, null));
    }

    /// <summary>The views by their place in what is saved.</summary>
    internal IReadOnlyList<IKeptView> Views => views;

    public byte[] Save()
    {
        using var cut = new BoardCut(Position, views, _boards.Values, static _ => { });
        using var bytes = new MemoryStream();
        using (var file = new BoardFile(bytes))
        {
            while (cut.Next() is { } part) file.Add(part);
            file.End(cut);
        }
        return bytes.ToArray();
    }

    public void Load(ReadOnlySpan<byte> saved)
    {
        var kept = BoardFile.Read(saved);
        foreach (var part in kept.Parts.OrderBy(p => p.Name, StringComparer.Ordinal)) views[part.View].Load(part.Name, JsonMarshal.GetRawUtf8Value(part.State));
        foreach (var board in kept.Boards) Of(board.Name).Restore(board.Cells);
        foreach (var view in views) view.Show(kept.Position, this);
        Position = kept.Position;
    }

    void ICells.Draw(string board, IDrawing drawing) => Of(board).Show(drawing);

    private void Note(Board board, CellChange change)
    {
        if (!_changes.TryGetValue(board, out var changes)) _changes[board] = changes = [];
        changes.Add(change);
    }

    private Board Of(string name) => _boards.GetOrAdd(name, static (name, epoch) => new Board(name, epoch), Epoch);
}
