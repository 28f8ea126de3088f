using NodaTime;
using OpsHub.Grains.Boards;

namespace OpsHub.Grains.Tests.Boards;

public sealed class Board_of_cells
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 6, 0);
    private readonly Board _board = new("wall/volga", "e");

    [Fact]
    public void Shows_a_fact_as_a_whole()
    {
        _board.Apply([new CellChange("a", 1), new CellChange("b", 1)], 5);

        Told(_board.Since(4, Now)).ShouldBe("delta 4-5 a=1 b=1");
        Told(_board.Since(5, Now)).ShouldBe("heartbeat 5-5");
    }

    [Fact]
    public void Tells_what_changed_and_what_went_since_any_sequence()
    {
        _board.Set("a", 1, 1);
        _board.Set("b", 1, 2);
        _board.Remove("a", 3);
        _board.Set("c", 1, 4);

        Told(_board.Since(1, Now)).ShouldBe("delta 1-4 b=1 c=1 -a");
        Told(_board.Since(3, Now)).ShouldBe("delta 3-4 c=1");
        Told(_board.Snapshot(Now)).ShouldBe("snapshot 0-4 b=1 c=1");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(6)]
    public void Gives_everything_to_whoever_is_not_of_this_history(long seq)
    {
        _board.Set("a", 1, 5);

        Told(_board.Since(seq, Now)).ShouldBe("snapshot 0-5 a=1");
    }

    [Fact]
    public void A_cell_that_comes_back_is_not_gone()
    {
        _board.Set("a", 1, 1);
        _board.Remove("a", 2);
        _board.Set("a", 3, 3);

        Told(_board.Since(1, Now)).ShouldBe("delta 1-3 a=3");
    }

    [Fact]
    public void Forgets_old_removals_and_then_gives_everything()
    {
        _board.Set("kept", 1, 1);
        for (var i = 1; i <= Tombstones.Kept + 1; i++)
        {
            _board.Set($"k{i}", 1, 2 * i);
            _board.Remove($"k{i}", (2 * i) + 1);
        }
        // The removal at 3 is forgotten; the one at 5 is the oldest known.
        Told(_board.Since(2, Now)).ShouldStartWith("snapshot 0-");
        var delta = _board.Since(3, Now);
        delta.Kind.ShouldBe(FrameKind.Delta);
        delta.Gone.Length.ShouldBe(Tombstones.Kept);
        delta.Gone.ShouldNotContain("k1");
    }

    [Fact]
    public void After_a_restart_gives_everything_to_whoever_was_here_before()
    {
        _board.Set("a", 1, 1);
        _board.Set("b", 1, 2);
        _board.Remove("b", 3);
        _board.Set("a", 4, 4);
        var restarted = new Board("wall/volga", "e");
        restarted.Restore(_board.Keep().Cells());

        Told(restarted.Since(2, Now)).ShouldBe("snapshot 0-4 a=4");
        Told(restarted.Since(4, Now)).ShouldBe("heartbeat 4-4");
    }

    [Fact]
    public void Snapshot_and_deltas_make_the_next_snapshot_whatever_happens()
    {
        const int seed = 24112026;
        var random = new Random(seed);
        for (var round = 0; round < 50; round++) FollowRandomly(random, $"seed {seed}, round {round}");
    }

    private static void FollowRandomly(Random random, string said)
    {
        var board = new Board("wall/volga", "e");
        board.Set("first", 0, 1);
        var (known, seq) = (Folded([], board.Snapshot(Now)), board.Seq);
        for (var position = 2; position < 200; position++)
        {
            var changes = Enumerable.Range(0, random.Next(4)).Select(_ => new CellChange($"k{random.Next(8)}", random.Next(3) == 0 ? null : random.Next(100)));
            board.Apply([.. changes], position);
            if (random.Next(5) != 0) continue;
            var frame = board.Since(seq, Now);
            (known, seq) = (Folded(known, frame), frame.Seq);
            known.ShouldBe(Folded([], board.Snapshot(Now)), said);
        }
    }

    private static SortedDictionary<string, string> Folded(SortedDictionary<string, string> known, Frame frame)
    {
        var next = frame.Kind == FrameKind.Snapshot ? [] : new SortedDictionary<string, string>(known);
        foreach (var (key, cell) in frame.Cells) next[key] = Text(cell);
        foreach (var key in frame.Gone) next.Remove(key);
        return next;
    }

    private static string Told(Frame frame) => string.Join(' ',
    [
        $"{frame.Kind.ToString().ToLowerInvariant()} {frame.From}-{frame.Seq}",
        .. frame.Cells.Select(c => $"{c.Key}={Text(c.Value)}"),
        .. frame.Gone.Select(g => $"-{g}"),
    ]);

    private static string Text(ReadOnlyMemory<byte> json) => System.Text.Encoding.UTF8.GetString(json.Span);
}
