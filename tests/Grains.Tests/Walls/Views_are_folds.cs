using System.Text;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Walls;

/// <summary>The law of views, on facts of the real deciders in random order.</summary>
public sealed class Views_are_folds
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    [Theory, MemberData(nameof(Seeds))]
    public void Continued_after_a_restart_a_fold_ends_as_if_it_had_never_stopped(int seed)
    {
        var facts = RandomDays.Facts(seed);
        var whole = BoardBook.Of(facts).Text();
        foreach (var cut in Cuts(seed, facts.Count))
        {
            var resumed = BoardBook.Of(facts.Take(cut)).Restarted();
            resumed.Apply(facts.Skip(cut));
            resumed.Text().ShouldBe(whole, $"seed {seed}, cut at {cut}");
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void An_earlier_snapshot_and_the_delta_since_make_the_later_snapshot(int seed)
    {
        var facts = RandomDays.Facts(seed);
        foreach (var cut in Cuts(seed, facts.Count))
        {
            var book = BoardBook.Of(facts.Take(cut));
            var earlier = book.Boards.Values.ToDictionary(b => b.Name, b => b.Snapshot(Instant.MinValue));
            book.Apply(facts.Skip(cut));
            foreach (var (name, snapshot) in earlier)
                Fold(snapshot, book.Boards[name].Since(snapshot.Seq, Instant.MinValue)).ShouldBe(Cells(book.Boards[name].Snapshot(Instant.MinValue)), $"seed {seed}, cut at {cut}, {name}");
        }
    }

    [Fact]
    public void Keeps_no_ended_ticket_and_no_ended_call()
    {
        // given an office that serves so many visitors and a line that answers so many calls that all it remembers of waits is full
        var many = new Shift(visitors: 1000).Facts;
        var twice = new Shift(visitors: 2000).Facts;

        // then what is kept does not grow with more of them
        Kept(twice).ShouldBeInRange(Kept(many) * 9 / 10, Kept(many) * 11 / 10);
    }

    private static int Kept(List<Recorded> facts)
    {
        var view = new Grains.Walls.CompanyWallView();
        var hall = new Grains.Walls.HallScreenView();
        var cells = new BoardBook();
        foreach (var fact in facts)
        {
            view.Apply(fact, cells);
            hall.Apply(fact, cells);
        }
        return view.Save().Length + hall.Save().Length;
    }

    private static int[] Cuts(int seed, int count)
    {
        var random = new Random(seed);
        return [1, count / 2, random.Next(1, count), random.Next(1, count), count - 1];
    }

    private static SortedDictionary<string, string> Fold(Frame snapshot, Frame delta)
    {
        var cells = Cells(snapshot);
        if (delta.Kind == FrameKind.Snapshot) return Cells(delta);
        foreach (var (key, json) in delta.Cells) cells[key] = Encoding.UTF8.GetString(json.Span);
        foreach (var key in delta.Gone) cells.Remove(key);
        return cells;
    }

    private static SortedDictionary<string, string> Cells(Frame frame) => new(frame.Cells.ToDictionary(c => c.Key, c => Encoding.UTF8.GetString(c.Value.Span)), StringComparer.Ordinal);
}
