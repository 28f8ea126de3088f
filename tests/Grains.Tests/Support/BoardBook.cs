using System.Text;
using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Walls.Calls;
using OpsHub.Grains.Walls.Notices;

namespace OpsHub.Grains.Tests.Support;

/// <summary>All wall views over real boards.</summary>
internal sealed class BoardBook : ICells
{
    private readonly IKeptView[] _views = [new CompanyWallView(), new HallScreenView(), new FloorView(), new CallsView(), new AlertsView(), new OutageView(), new NoticesView()];
    private long _position;

    /// <summary>Each with state of its own.</summary>
    public IReadOnlyList<IKeptView> Views => _views;

    public SortedDictionary<string, Board> Boards { get; } = new(StringComparer.Ordinal);

    public static BoardBook Of(IEnumerable<Recorded> facts)
    {
        var book = new BoardBook();
        book.Apply(facts);
        return book;
    }

    public void Apply(IEnumerable<Recorded> facts)
    {
        foreach (var fact in facts)
        {
            _position = fact.Position;
            foreach (var view in _views) view.Apply(fact, this);
        }
    }

    /// <summary>The same boards in a new process: views and cells from what was kept.</summary>
    public BoardBook Restarted()
    {
        var fresh = new BoardBook();
        foreach (var (old, young) in _views.Zip(fresh._views)) young.Load(old.Save());
        foreach (var (name, board) in Boards) fresh.Of(name).Restore(board.Keep().Cells());
        foreach (var view in fresh._views) view.Show(_position, fresh);
        return fresh;
    }

    public T Cell<T>(string board, string key) => Boards[board][key].ShouldBeOfType<T>();

    public IEnumerable<string> Keys(string board) => Boards[board].Snapshot(Instant.MinValue).Cells.Keys;

    /// <summary>Every cell of every board as text.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        foreach (var (name, board) in Boards)
            foreach (var (key, json) in board.Snapshot(Instant.MinValue).Cells) text.Append(name).Append(' ').Append(key).Append(' ').AppendLine(Encoding.UTF8.GetString(json.Span));
        return text.ToString();
    }

    void ICells.Set(string board, string key, object value) => Of(board).Set(key, value, _position);

    void ICells.Remove(string board, string key)
    {
        if (Boards.TryGetValue(board, out var known)) known.Remove(key, _position);
    }

    void ICells.Draw(string board, IDrawing drawing) => Of(board).Show(drawing);

    private Board Of(string name)
    {
        if (!Boards.TryGetValue(name, out var known)) Boards[name] = known = new Board(name, "test");
        return known;
    }
}
