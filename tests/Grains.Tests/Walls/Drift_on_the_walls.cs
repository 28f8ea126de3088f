using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Drifts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Tests.Walls;

/// <summary>A line that answers after ten seconds and an office that calls after five minutes, give or take, for two weeks; then both take far longer from noon on.</summary>
public sealed class Drift_on_the_walls
{
    private readonly BoardBook _boards = new();
    private readonly CompanyWallView _wall = new();
    private readonly ConditionBook _conditions;
    private long _position;
    private int _n;

    public Drift_on_the_walls()
    {
        _conditions = new ConditionBook(_wall);
        Tell(Queue.IdOf("volga", "north"), new QueueConfigured(Scenes.Rules, Scenes.Morning));
        for (var day = 0; day < 14; day++) Day(day, 1);
    }

    [Fact]
    public void Stands_on_tile_strip_office_wall_and_among_the_conditions_and_is_gone_when_it_is_over()
    {
        Tile.ShouldBeNull();
        Strip.ShouldBeNull();

        Day(14, 8);
        var (tile, strip) = (Tile.ShouldNotBeNull(), Strip.ShouldNotBeNull());
        tile.Since.ShouldBeInRange(Scenes.At(11 + (14 * 24), 30), Scenes.At(13 + (14 * 24), 0));
        (tile.Longer, strip.Longer).ShouldBe((true, true));
        _boards.Cell<DriftCell>("wall/volga/north", "drift").ShouldBe(tile);
        _conditions.Of("volga", ConditionKinds.Drift).Select(c => (c.Subject, c.Value, c.Threshold, c.Unit)).ShouldBe([("line/main", strip.WaitS, strip.UsualS, "s"), ("office/north", tile.WaitS, tile.UsualS, "s")], ignoreOrder: true);
        _wall.Drifts("volga").Select(d => (d.Office, d.Line, d.Known, d.WaitSum, d.Drift)).ShouldBe([("north", null, true, 1, tile), (null, "main", true, 1, strip)]);

        Day(15, 1);
        Day(16, 1);
        (Tile, Strip).ShouldBe((null, null));
        _boards.Keys("wall/volga/north").ShouldNotContain("drift");
        _conditions.Of("volga", ConditionKinds.Drift).ShouldBeEmpty();
    }

    [Fact]
    public void Is_the_same_after_a_restart()
    {
        Day(14, 8);
        var restarted = new CompanyWallView();
        restarted.Load(_wall.Save());

        restarted.Drifts(null).ShouldBe(_wall.Drifts(null));
        restarted.Drifts("another").ShouldBeEmpty();
        _boards.Restarted().Text().ShouldBe(_boards.Text());
    }

    private DriftCell? Tile => _boards.Cell<OfficeCell>("wall/volga", "office/north").Drift;

    private DriftCell? Strip => _boards.Cell<LineCell>("wall/volga", "line/main").Drift;

    /// <summary>Five of each in a half hour from eight to six.</summary>
    private void Day(int day, int timesFromNoon)
    {
        for (var minute = 0; minute < 600; minute += 6)
        {
            var (at, times) = (Scenes.Morning + Duration.FromDays(day) + Duration.FromMinutes(minute), minute < 240 ? 1 : timesFromNoon);
            var part = 0.5 + ((_n * 7 % 11) / 10d);   // 0.5 to 1.5, of no pattern that a half hour shows
            Ring(at, (int)(10 * part * times));
            Visit(at, (int)(300 * part * times));
        }
    }

    private void Ring(Instant at, int waitedS) =>
        Tell(Caller.IdOf("volga", $"{++_n}"), new CallAnswered("main", "5", at - Duration.FromSeconds(waitedS), waitedS, at));

    private void Visit(Instant at, int waitedS)
    {
        var (queue, ticket, issued) = (Queue.IdOf("volga", "north"), $"{_n}", at - Duration.FromSeconds(waitedS));
        Tell(queue, new TicketIssued(ticket, $"А{_n:000}", at.InZone(Scenes.Samara).Date, "contracts", TicketClass.Ordinary, 0, 0, issued, issued, issued));
        Tell(queue, new TicketCalled(ticket, "contracts", 1, new CallReason(waitedS, 0, 0), 0, at, issued, at));
        Tell(queue, new TicketNoShow(ticket, "contracts", 1, issued, at));
    }

    private void Tell(GrainId grain, IEvent happened)
    {
        var fact = new Recorded(++_position, grain, 1, happened, happened.At);
        _boards.Apply([fact]);
        _wall.Apply(fact, new BoardBook());
        _conditions.Apply(fact);
    }
}
