using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Waits;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Walls.Calls;

namespace OpsHub.Grains.Tests.Walls;

/// <summary>What a wall says of its estimates is what the API says, and what a recount of the log says by formulas of its own.</summary>
public sealed class Accuracy_beside_the_estimate
{
    private const int NormS = 60;

    [Fact]
    public void Of_a_line_is_the_same_on_both_walls_in_the_API_and_by_a_recount()
    {
        var facts = Line(3_000);
        var book = BoardBook.Of(facts);
        var said = book.Cell<LineCell>("wall/volga", "line/main").Accuracy;

        said.N.ShouldBeGreaterThan(1_000);
        said.ShouldBe(Recount(Callers(facts)));
        said.ShouldBe(Api(facts, "main", null));
        book.Cell<CallsLineCell>("calls/volga", "line/main").Accuracy.ShouldBe(said);
        book.Cell<CallsSumCell>("calls/volga", "sum").Accuracy.ShouldBe(said);
    }

    [Fact]
    public void Of_a_service_is_the_same_on_the_office_wall_in_the_API_and_by_a_recount()
    {
        var facts = new Fortnight(BusyLine.Seed, 5).Facts;
        var (book, outcomes) = (BoardBook.Of(facts), Visitors(facts));
        foreach (var service in new[] { "contracts", "meters" })
        {
            var said = book.Cell<QueueCell>("wall/volga/north", $"queue/{service}").Accuracy;

            said.N.ShouldBeGreaterThan(100, service);
            said.ShouldBe(Recount(outcomes.Where(o => o.Service == service).Select(o => o.Outcome)), service);
            said.ShouldBe(Api(facts, null, service), service);
        }
    }

    [Fact]
    public void Is_left_out_while_fewer_than_thirty_waits_have_come_out_and_how_many_did_is_said()
    {
        var facts = Line(3_000);
        var (few, seen) = (new List<AccuracyCell>(), new BoardBook());
        foreach (var fact in facts)
        {
            seen.Apply([fact]);
            if (fact.Event is CallAnswered) few.Add(seen.Cell<LineCell>("wall/volga", "line/main").Accuracy);
            if (few is [.., { N: > 30 }]) break;
        }

        few.Where(a => a.N < 30).ShouldAllBe(a => a == new AccuracyCell(a.N, null, null, null, null, null));
        few.Select(a => a.N).Distinct().ShouldBe(Enumerable.Range(0, 32));
        few.Where(a => a.N >= 30).ShouldAllBe(a => a.MaeS > 0 && a.PinballS > 0 && a.Brier >= 0);
    }

    /// <summary>Of a company with one line and nothing else.</summary>
    private static List<Recorded> Line(int calls)
    {
        var registered = new LineRegistered(new LineDetails("Контакт-центр", Scenes.Samara, NormS), Scenes.Morning);
        return
        [
            new Recorded(1, OpsHub.Grains.Lines.Line.IdOf("volga", "main"), 1, registered, registered.At),
            .. BusyLine.Day(calls).Index().Select(e => new Recorded(e.Index + 2, Caller.IdOf("volga", e.Item.Call), 1, e.Item.Event, e.Item.Event.At)),
        ];
    }

    private readonly record struct Outcome(Band Told, double WaitedS, int NormS, bool Served);

    private static List<Outcome> Callers(IReadOnlyList<Recorded> facts)
    {
        var (waits, told, outcomes) = (new CallerWaits { NormS = NormS }, new Dictionary<string, Band>(), new List<Outcome>());
        foreach (var fact in facts)
        {
            if (fact.Event is not CallerEvent e) continue;
            if (waits.Apply(fact.Grain.Key, e)?.Told is { } band) told[fact.Grain.Key] = band;
            if (e is CallAnswered { WaitedS: > 0 } a && told.TryGetValue(fact.Grain.Key, out var said)) outcomes.Add(new Outcome(said, a.WaitedS, NormS, true));
            if (e is CallAbandoned { WaitedS: > 0 } b && told.TryGetValue(fact.Grain.Key, out said)) outcomes.Add(new Outcome(said, b.WaitedS, NormS, false));
        }
        return outcomes;
    }

    private static List<(string Service, Outcome Outcome)> Visitors(IReadOnlyList<Recorded> facts)
    {
        var (waits, told, outcomes) = (new TicketWaits(), new Dictionary<string, (Band Said, TicketIssued Issued)>(), new List<(string, Outcome)>());
        void End(string ticket, double? waitedS, Instant at)
        {
            if (told.Remove(ticket, out var t)) outcomes.Add((t.Issued.Service, new Outcome(t.Said, waitedS ?? (at - t.Issued.At).TotalSeconds, Scenes.Rules.WaitNormS, waitedS is not null)));
        }

        foreach (var e in facts.Select(f => f.Event).OfType<QueueEvent>())
        {
            if (waits.Apply(e)?.Told is { } band && e is TicketIssued issued) told[issued.Ticket] = (band, issued);
            if (e is TicketCalled { Reason.WaitedS: > 0 } called) End(called.Ticket, called.Reason.WaitedS, e.At);
            else if (e is TicketCalled atOnce) told.Remove(atOnce.Ticket);
            if (e is TicketLeft left) End(left.Ticket, null, e.At);
            if (e is QueueClosed closed) foreach (var ticket in closed.Turned) End(ticket, null, e.At);
        }
        return outcomes;
    }

    private static AccuracyCell Recount(IEnumerable<Outcome> all)
    {
        var (served, judged) = (all.Where(o => o.Served).ToList(), all.Where(o => o.Served || o.WaitedS > o.NormS).ToList());
        static double Loss(double share, double late) => late >= 0 ? share * late : (share - 1) * late;
        return new AccuracyCell(
            served.Count, Round(served.Average(o => Math.Abs(o.WaitedS - o.Told.P50S)), 1), Round(served.Average(o => o.Told.P50S - o.WaitedS), 1), Round(served.Count(o => o.WaitedS <= o.Told.P90S) / (double)served.Count, 3),
            Round(served.Average(o => (Loss(0.5, o.WaitedS - o.Told.P50S) + Loss(0.9, o.WaitedS - o.Told.P90S)) / 2), 1),
            Round(judged.Average(o => Math.Pow(o.Told.Exceeds(o.NormS) - (o.WaitedS > o.NormS ? 1 : 0), 2)), 3));
    }

    private static AccuracyCell Api(IReadOnlyList<Recorded> facts, string? line, string? service)
    {
        var view = new CompanyWallView();
        foreach (var fact in facts) view.Apply(fact, new BoardBook());
        var recent = view.Accuracies("volga").Single(q => q.Line == line && q.Service == service && (line ?? service) is not null).Recent;
        return new AccuracyCell(recent.Count, Round(recent.MeanAbsoluteS, 1), Round(recent.BiasS, 1), Round(recent.Coverage, 3), Round(recent.PinballS, 1), Round(recent.Brier, 3));
    }

    private static decimal Round(double figure, int decimals) => Math.Round((decimal)figure, decimals, MidpointRounding.AwayFromZero);
}
