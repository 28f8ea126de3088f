using OpsHub.Silo.Retention;

namespace OpsHub.Silo.Tests.Retention;

/// <summary>A stream of commits at positions 10, 20 … 60 in a log that ends at 99.</summary>
public sealed class Links_of_a_thinned_stream
{
    private const long Newest = 60;

    [Fact]
    public void Lead_over_what_is_gone()
    {
        var thinned = Thin([20, 30, 50]);

        thinned.Going.Order().ShouldBe([20, 30, 50]);
        thinned.Relinked.Order(ByPosition).ShouldBe([new Relinked(40, 30, 10), new Relinked(60, 50, 40)]);
        thinned.Vanishes.ShouldBeFalse();
    }

    [Fact]
    public void Begin_at_the_first_commit_and_end_at_the_newest_as_long_as_anything_stays()
    {
        var thinned = Thin([10, 20, 30, 50, 60]);

        thinned.Going.Order().ShouldBe([20, 30, 50]);
        thinned.Relinked.Order(ByPosition).ShouldBe([new Relinked(40, 30, 10), new Relinked(60, 50, 40)]);
        Thin([10]).Going.ShouldBeEmpty();
        Thin([60]).Going.ShouldBeEmpty();
        Thin([10, 20]).Relinked.ShouldBe([new Relinked(30, 20, 10)]);
        Thin([50, 60]).Relinked.ShouldBe([new Relinked(60, 50, 40)]);
    }

    [Fact]
    public void Are_none_when_nothing_stays()
    {
        var thinned = Thin([10, 20, 30, 40, 50, 60]);

        thinned.Going.Count.ShouldBe(6);
        thinned.Relinked.ShouldBeEmpty();
        thinned.Vanishes.ShouldBeTrue();
        StreamLinks.Thin([new StreamLink(10, 0)], 10, 99, _ => throw new InvalidOperationException()).Vanishes.ShouldBeTrue();
    }

    [Fact]
    public void Keep_the_newest_commit_of_the_log()
    {
        var thinned = Thin([10, 20, 30, 40, 50, 60], head: 60);

        thinned.Going.Order().ShouldBe([20, 30, 40, 50]);
        thinned.Relinked.ShouldBe([new Relinked(60, 50, 10)]);
        thinned.Vanishes.ShouldBeFalse();
    }

    [Fact]
    public void Stay_as_they_are_when_nothing_of_the_stream_is_asked_for()
    {
        Thin([]).ShouldSatisfyAllConditions(t => t.Going.ShouldBeEmpty(), t => t.Relinked.ShouldBeEmpty(), t => t.Vanishes.ShouldBeFalse());
        StreamLinks.Thin([], 0, 99, _ => 0).Vanishes.ShouldBeFalse();
    }

    private static readonly Comparer<Relinked> ByPosition = Comparer<Relinked>.Create((one, other) => one.Position.CompareTo(other.Position));

    private static ThinnedStream Thin(long[] asked, long head = 99) => StreamLinks.Thin(asked.Select(p => new StreamLink(p, p - 10)), Newest, head, after => after + 10);
}
