using System.Text;
using OpsHub.Grains.Boards;

namespace OpsHub.Grains.Tests.Boards;

public sealed class Drawn_board
{
    private readonly Sketch _sketch = new();
    private readonly Board _board = new("wall/volga", "e");

    public Drawn_board() => _board.Show(_sketch);

    [Fact]
    public void Is_drawn_when_somebody_looks_and_once_for_all_who_look()
    {
        for (var position = 1; position <= 100; position++) _sketch.Change(position, ("a", position));
        _sketch.Drawn.ShouldBe(0);

        Told(_board.Since(0, default)).ShouldBe("snapshot 0-100 a=100");
        _board.Seq.ShouldBe(100);
        Told(_board.Since(100, default)).ShouldBe("heartbeat 100-100");
        _sketch.Drawn.ShouldBe(1);
    }

    [Fact]
    public void Tells_only_what_says_something_else_than_before_and_what_is_gone()
    {
        _sketch.Change(1, ("a", 1), ("b", new[] { 1 }), ("c", 1));
        _board.Snapshot(default);
        _sketch.Change(7, ("a", 1), ("b", new[] { 1 }), ("d", 2));

        Told(_board.Since(1, default)).ShouldBe("delta 1-7 d=2 -c");
    }

    [Fact]
    public void Stays_where_it_is_when_a_fact_changes_nothing_to_be_seen()
    {
        _sketch.Change(1, ("a", 1));
        _board.Snapshot(default);
        _sketch.Change(2, ("a", 1));

        Told(_board.Since(1, default)).ShouldBe("heartbeat 1-1");
    }

    [Fact]
    public void After_a_restart_is_drawn_anew_and_whoever_saw_it_before_gets_everything()
    {
        _sketch.Change(1, ("a", 1), ("b", 1));
        Told(_board.Since(0, default)).ShouldBe("snapshot 0-1 a=1 b=1");
        _board.Keep().Cells().ShouldBeEmpty();
        var restarted = new Board("wall/volga", "e");
        restarted.Show(_sketch);
        _sketch.Change(2, ("a", 1));

        Told(restarted.Since(1, default)).ShouldBe("snapshot 0-2 a=1");
        Told(restarted.Since(2, default)).ShouldBe("heartbeat 2-2");
    }

    [Fact]
    public void Takes_no_cell_beside_its_drawing()
    {
        Should.Throw<InvalidOperationException>(() => _board.Set("a", 1, 1));
    }

    [Fact]
    public async Task Readers_beside_the_facts_miss_nothing()
    {
        using var over = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Factory.StartNew(() => Follow(over.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        for (var position = 1; position <= 20_000; position++) _sketch.Change(position, ($"k{position % 7}", position), ("whole", position));
        await over.CancelAsync();

        foreach (var followed in await Task.WhenAll(readers)) followed.ShouldBe(Folded([], _board.Snapshot(default)));
    }

    /// <summary>A client that reads frames as fast as it can: no frame may hold half of a fact, and together they make the board.</summary>
    private SortedDictionary<string, string> Follow(CancellationToken over)
    {
        var (cells, seq, last) = (new SortedDictionary<string, string>(StringComparer.Ordinal), 0L, false);
        while (!last)
        {
            last = over.IsCancellationRequested;
            var frame = _board.Since(seq, default);
            (cells, seq) = (Folded(cells, frame), frame.Seq);
            if (seq > 0) cells["whole"].ShouldBe(cells[$"k{seq % 7}"]);
        }
        return cells;
    }

    private static SortedDictionary<string, string> Folded(SortedDictionary<string, string> known, Frame frame)
    {
        var next = frame.Kind == FrameKind.Snapshot ? new SortedDictionary<string, string>(StringComparer.Ordinal) : known;
        foreach (var (key, cell) in frame.Cells) next[key] = Encoding.UTF8.GetString(cell.Span);
        foreach (var key in frame.Gone) next.Remove(key);
        return next;
    }

    private static string Told(Frame frame) => string.Join(' ',
    [
        $"{frame.Kind.ToString().ToLowerInvariant()} {frame.From}-{frame.Seq}",
        .. frame.Cells.Select(c => $"{c.Key}={Encoding.UTF8.GetString(c.Value.Span)}"),
        .. frame.Gone.Select(k => $"-{k}"),
    ]);

    /// <summary>A drawing of whatever it was told last.</summary>
    private sealed class Sketch : IDrawing
    {
        private readonly Lock _lock = new();
        private Dictionary<string, object> _cells = [];
        private long _position;

        public long Position => Volatile.Read(ref _position);

        /// <summary>How often it was drawn.</summary>
        public int Drawn { get; private set; }

        public void Change(long position, params (string Key, object Value)[] cells)
        {
            lock (_lock) (_cells, _position) = (cells.ToDictionary(c => c.Key, c => c.Value), position);
        }

        public Drawn Draw()
        {
            lock (_lock)
            {
                Drawn++;
                return new Drawn(_position, _cells);
            }
        }
    }
}
