using System.Collections.Concurrent;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Silo.Followers;

/// <summary>The boards of this process: views write cells through it as the fold lane applies facts, the feed reads them.</summary>
internal sealed class BoardSet(Guid logId, IReadOnlyList<IKeptView> views) : IBoards, IKeptFollower, ICells
{
    private readonly ConcurrentDictionary<string, Board> _boards = new(StringComparer.Ordinal);
    private readonly FactTimes _times = new();
    private readonly Dictionary<Board, List<CellChange>> _changes = [];   // of the fact at hand

    public string Epoch { get; } = $"{logId:N}.{string.Join('.', views.Select(v => v.Shape))}";

    /// <summary>Position of the newest event that was applied here; 0 before the first.</summary>
    public long Position { get; private set; }

    public string Name => "boards";

    /// <summary>Changes with any view's shape, for the cells and the views are kept together.</summary>
    public int Shape { get; } = views.Aggregate(1, (sum, view) => unchecked((sum * 31) + view.Shape)) & int.MaxValue;

    /// <summary>Whether anything is folded here; a process without screens folds nothing.</summary>
    public bool HasViews => views.Count > 0;

    public IReadOnlyCollection<Board> All => [.. _boards.Values];

    public Board? Find(string name) => _boards.GetValueOrDefault(name);

    public Instant? RecordedAt(long position) => _times.At(position);

    public void Apply(in Recorded fact)
    {
        _times.Note(fact.Position, fact.RecordedAt);
        foreach (var view in views) view.Apply(fact, this);
        foreach (var (board, changes) in _changes) board.Apply(changes, fact.Position);
        _changes.Clear();
        Position = fact.Position;
    }

    void ICells.Set(string board, string key, object value) => Note(Of(board), new CellChange(key, value));

    void ICells.Remove(string board, string key)
    {
        if (Find(board) is { } known) Note(known, new CellChange(key, null));
    }

    /// <summary>The views by their place in what is saved.</summary>
    internal IReadOnlyList<IKeptView> Views => views;

    public byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(
        new Kept([.. views.Select(v => v.Save())], [.. _boards.Values.Select(b => new KeptBoard(b.Name, b.Keep()))]), HubJson.Options);

    public void Load(ReadOnlySpan<byte> saved)
    {
        var kept = Read(saved);
        foreach (var (view, state) in views.Zip(kept.Views)) view.Load(state);
        foreach (var board in kept.Boards) Of(board.Name).Restore(board.Cells);
    }

    void ICells.Draw(string board, IDrawing drawing) => Of(board).Show(drawing);

    private void Note(Board board, CellChange change)
    {
        if (!_changes.TryGetValue(board, out var changes)) _changes[board] = changes = [];
        changes.Add(change);
    }

    private Board Of(string name) => _boards.GetOrAdd(name, static (name, epoch) => new Board(name, epoch), Epoch);

    /// <summary>What was saved, before anything is made of it.</summary>
    internal static Kept Read(ReadOnlySpan<byte> saved) => JsonSerializer.Deserialize<Kept>(saved, HubJson.Options)!;

    internal sealed record Kept(byte[][] Views, KeptBoard[] Boards);

    internal sealed record KeptBoard(string Name, KeptCell[] Cells);
}
