using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Tests.Engine;

namespace OpsHub.Silo.Tests.Followers;

public sealed class Deadline_book
{
    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 24, 5, 0);

    private readonly DeadlineBook _book = new(Tally.Catalog);
    private long _position;

    [Fact]
    public void Gives_the_earliest_first_and_those_of_one_instant_together()
    {
        Set("b", "late", 2);
        Set("b", "early", 1);
        Set("a", "early", 1);

        var due = _book.DueBy(Morning + Duration.FromHours(1));

        due.Select(d => (d.Due.Grain.Key, d.Due.Key, d.At)).ShouldBe([("a", "early", At(1)), ("b", "early", At(1))]);
    }

    [Fact]
    public void Gives_nothing_before_its_time()
    {
        Set("a", "x", 5);

        _book.DueBy(At(5) - Duration.Epsilon).ShouldBeEmpty();
        _book.DueBy(At(5)).Count.ShouldBe(1);
    }

    [Fact]
    public void Moves_a_deadline_that_is_set_again()
    {
        Set("a", "x", 1);
        Set("a", "x", 9);

        _book.Count.ShouldBe(1);
        _book.Next().Next.ShouldBe(At(9));
        _book.DueBy(At(8)).ShouldBeEmpty();
    }

    [Fact]
    public void Forgets_a_deadline_that_was_cleared()
    {
        Set("a", "x", 1);
        Apply("a", new Reminded("x", Morning));

        _book.Next().Next.ShouldBeNull();
        _book.Count.ShouldBe(0);
    }

    [Fact]
    public void Keeps_a_deadline_that_was_moved_while_it_passed()
    {
        Set("a", "x", 1);
        var (due, at) = _book.DueBy(At(1)).Single();
        Set("a", "x", 7);

        _book.StrikeOut(due, at);

        _book.Next().Next.ShouldBe(At(7));
    }

    [Fact]
    public void Tells_who_waits_that_something_earlier_came()
    {
        Set("a", "x", 9);
        var (_, earlier) = _book.Next();

        Set("a", "later", 10);
        earlier.IsCompleted.ShouldBeFalse();
        Set("a", "sooner", 8);

        earlier.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void Holds_a_hundred_thousand_instants_in_order_and_over_a_restart()
    {
        const int many = 100_000;
        var random = new Random(20261124);
        for (var i = 0; i < many; i++) Set($"g{i % 500}", $"k{i}", random.Next(0, 50_000));

        var restored = new DeadlineBook(Tally.Catalog);
        restored.Load(_book.Save());

        restored.Count.ShouldBe(many);
        Drain(restored).ShouldBe(Drain(_book));
    }

    private static List<(string, string, Instant)> Drain(DeadlineBook book)
    {
        List<(string, string, Instant)> all = [];
        while (book.DueBy(Instant.MaxValue) is { Count: > 0 } due)
        {
            foreach (var (entry, at) in due)
            {
                all.Add((entry.Grain.Key, entry.Key, at));
                book.StrikeOut(entry, at);
            }
        }
        all.Select(d => d.Item3).ShouldBeInOrder();
        return all;
    }

    private static Instant At(int minutes) => Morning + Duration.FromMinutes(minutes);

    private void Set(string grain, string key, int minutes) => Apply(grain, new ReminderSet(key, At(minutes), Morning));

    private void Apply(string grain, TallyEvent happened) => _book.Apply(new Recorded(++_position, Tally.Id(grain), 1, happened, Morning));
}
