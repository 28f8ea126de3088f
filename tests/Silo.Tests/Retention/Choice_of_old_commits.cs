using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Retention;
using OpsHub.Silo.Retention;

namespace OpsHub.Silo.Tests.Retention;

/// <summary>What retention chooses of two simulated days, cut at many instants: in the middle of visits and calls, at night, at the end.</summary>
public sealed class Choice_of_old_commits(TwoDays days) : IClassFixture<TwoDays>
{
    private static readonly Dictionary<string, DataKind> Kinds = new() { ["queue"] = DataKind.Visits, ["caller"] = DataKind.Calls, ["line"] = DataKind.Calls };

    private const int Portion = 400;

    private static readonly Instant Begin = TwoDays.First.AtMidnight().InUtc().ToInstant();

    /// <summary>Every three and a quarter hours of both days, and their end.</summary>
    private static IEnumerable<Instant> Instants => [.. Enumerable.Range(2, 12).Select(n => Begin + Duration.FromMinutes(197 * n)), Begin + Duration.FromDays(2)];

    [Fact]
    public void Leaves_every_grain_what_it_was_then_and_what_it_becomes()
    {
        EachCut((kind, cut, chosen, at) =>
        {
            var left = cut.Old.Except(chosen.Going).ToList();
            if (left.Count == 0) cut.Young.Count.ShouldBe(0);
            else StreamFold.Of(kind, left, at).SaysTheSameAs(StreamFold.Of(kind, cut.Old, at)).ShouldBeTrue();
            if (left.Count > 0) StreamFold.Of(kind, left.Concat(cut.Young), at).SaysTheSameAs(StreamFold.Of(kind, cut.Old.Concat(cut.Young), at)).ShouldBeTrue();
        });
    }

    [Fact]
    public void Leaves_every_grain_what_it_was_after_each_portion()
    {
        EachCut((kind, cut, chosen, at) =>
        {
            var left = cut.Old.ToList();
            foreach (var portion in chosen.Portions)
            {
                left = [.. left.Except(portion)];
                if (left.Count > 0) StreamFold.Of(kind, left, at).SaysTheSameAs(StreamFold.Of(kind, cut.Old, at)).ShouldBeTrue();
            }
        });
    }

    [Fact]
    public void Takes_visits_and_calls_as_a_whole_and_nothing_that_is_kept_for_ever()
    {
        EachCut((kind, cut, chosen, _) =>
        {
            var gone = chosen.Going.SelectMany(c => c.Events).ToList();
            gone.ShouldAllBe(e => Matters.KindOf(e) == Kinds[kind.Name]);
            var left = cut.Old.Except(chosen.Going).Concat(cut.Young).SelectMany(c => c.Events).ToList();
            gone.SelectMany(Matters.Of).Intersect(left.SelectMany(Matters.Of)).ShouldBeEmpty();
            left.OfType<TicketEvent>().Select(e => e.Ticket).Except(left.OfType<TicketIssued>().Select(e => e.Ticket)).ShouldBeEmpty();
        });
    }

    [Fact]
    public void Keeps_the_first_commit_of_a_stream_that_goes_on_and_its_newest()
    {
        EachCut((kind, cut, chosen, _) =>
        {
            if (kind.Ends) return;
            chosen.Going.Contains(cut.Old[0]).ShouldBeFalse();
            if (cut.Young.Count == 0) chosen.Going.Contains(cut.Old[^1]).ShouldBeFalse();
        });
    }

    [Fact]
    public void Forgets_a_call_with_its_stream_once_it_is_over_and_never_before()
    {
        var (over, open) = (0, 0);
        EachCut((kind, cut, chosen, at) =>
        {
            if (kind.Name != "caller") return;
            if (cut.Young.Count == 0 && StreamFold.Of(kind, cut.Old, at).IsOver) chosen.Going.Count().ShouldBe(cut.Old.Count);
            else chosen.Going.Count().ShouldBe(0);
            _ = chosen.Going.Any() ? over++ : open++;
        });
        over.ShouldBeGreaterThan(100);
        open.ShouldBeGreaterThan(2, "some cut goes through calls");
    }

    [Fact]
    public void Takes_most_of_the_first_day_once_the_second_is_over()
    {
        var (old, gone) = (0, 0);
        foreach (var stream in Streams("queue"))
        {
            var (commits, young) = days.Cut(stream, Begin + Duration.FromDays(2));
            old += commits.Count(c => c.RecordedAt < Begin + Duration.FromDays(1));
            gone += Choose(stream, commits, young.Count > 0, Begin + Duration.FromDays(2)).Going.Count(c => c.RecordedAt < Begin + Duration.FromDays(1));
        }
        old.ShouldBeGreaterThan(500);
        ((double)gone / old).ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void Finds_nothing_more_in_what_it_left()
    {
        EachCut((kind, cut, chosen, at) =>
        {
            var left = cut.Old.Except(chosen.Going).ToList();
            if (left.Count > 0) new StreamChoice(kind, Kinds[kind.Name], at, Portion).Of(left, cut.Young.Count > 0).Going.Count().ShouldBe(0);
        });
    }

    private void EachCut(Action<GrainKind, (IReadOnlyList<OldCommit> Old, IReadOnlyList<OldCommit> Young), StreamChosen, Instant> look)
    {
        foreach (var (stream, at, cut, chosen) in days.Once(Choices)) look(KindOf(stream), cut, chosen, at);
    }

    private IEnumerable<Choice> Choices() =>
        from stream in Kinds.Keys.SelectMany(Streams) from at in Instants let cut = days.Cut(stream, at) where cut.Old.Count > 0 select new Choice(stream, at, cut, Choose(stream, cut.Old, cut.Young.Count > 0, at));

    private IEnumerable<string> Streams(string kind) => days.Streams.Keys.Where(s => s.StartsWith($"{kind}/", StringComparison.Ordinal));

    private static StreamChosen Choose(string stream, IReadOnlyList<OldCommit> commits, bool goesOn, Instant before) => new StreamChoice(KindOf(stream), Kinds[stream.Split('/')[0]], before, Portion).Of(commits, goesOn);

    private static GrainKind KindOf(string stream) => Concepts.Catalog.Kind(stream.Split('/')[0])!;
}
