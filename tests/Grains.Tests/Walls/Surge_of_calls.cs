using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Walls.Calls;

namespace OpsHub.Grains.Tests.Walls;

/// <summary>A line that is called every two minutes from eight to ten, then a day that is busier or not.</summary>
public sealed class Surge_of_calls
{
    private readonly CompanyWallView _wall = new();
    private readonly BoardBook _boards = new();
    private int _call;
    private long _position;

    public Surge_of_calls()
    {
        Tell(Line.IdOf("volga", "main"), new LineRegistered(new LineDetails("Контакт-центр", Scenes.Samara), Scenes.Morning));
        Report(OperatorPhase.Available, Scenes.Morning);
    }

    private CallsSumCell Sum => _boards.Cell<CallsSumCell>("calls/volga", "sum");

    [Fact]
    public void The_usual_half_hour_is_that_of_the_forecast_which_edges_are_told()
    {
        for (var day = 0; day < 5; day++) Day(day, 120, 120);
        Day(5, 120, 31);

        var quarters = _wall.Forecast("volga", "main", null)!.Quarters.Where(q => q.From is "08:00" or "08:15").ToList();
        var usual = Sum.Usual;
        usual.Band!.Value.Expected.ShouldBe(quarters.Sum(q => q.Expected), 0.2m);   // of 08:00:15 to 08:30:15, and each quarter is rounded
        usual.DaysLearnt.ShouldBe(5);
        usual.Band.Value.P10.ShouldBeInRange(1, 14);
        usual.Band.Value.P90.ShouldBeInRange(16, 25);
        (Sum.Arrived, usual.Surge).ShouldBe((15, false));
    }

    [Fact]
    public void More_than_nine_of_ten_such_half_hours_bring_is_a_surge()
    {
        for (var day = 0; day < 5; day++) Day(day, 120, 120);
        Day(5, 40, 31);

        (Sum.Arrived, Sum.Usual.Surge).ShouldBe((45, true));
    }

    [Fact]
    public void Counts_what_the_forecast_counts_those_who_wait_included()
    {
        var eight = Scenes.Morning;
        Ring(eight);                                                                                          // answered
        Wait("waits", new CallQueued("main", 0, eight + Duration.FromMinutes(1)));
        Wait("gave-up", new CallQueued("main", 0, eight + Duration.FromMinutes(2)), new CallAbandoned("main", eight + Duration.FromMinutes(2), 30, eight + Duration.FromMinutes(2.5)));
        Wait("at-once", new CallQueued("main", 0, eight + Duration.FromMinutes(3)), new CallAbandoned("main", eight + Duration.FromMinutes(3), 0, eight + Duration.FromMinutes(3)));
        Wait("closed", new CallQueued("main", 0, eight + Duration.FromMinutes(4), Outside: true));
        Sum.Arrived.ShouldBe(3);
        Sum.Waiting.ShouldBe(2);

        Report(OperatorPhase.Pause, eight + Duration.FromMinutes(31));
        Sum.Arrived.ShouldBe(1);   // whoever waits on since one minute past is of the half hour no more; two minutes past is
    }

    [Fact]
    public void Nothing_is_usual_before_a_day_is_known_nor_across_midnight()
    {
        Day(0, 120, 120);
        Sum.Usual.ShouldBe(new UsualCallsCell(null, false, 0));

        Report(OperatorPhase.Pause, Scenes.At(24, 10));
        Sum.Usual.Band.ShouldBeNull();
        Ring(Scenes.At(24, 20));
        (Sum.Usual.Band, Sum.Usual.DaysLearnt).ShouldBe((null, 1));
        Ring(Scenes.At(24, 30));
        Sum.Usual.Band.ShouldNotBeNull();
    }

    [Fact]
    public void A_line_of_which_no_day_is_known_leaves_the_sum_unknown()
    {
        for (var day = 0; day < 2; day++) Day(day, 120, 120);
        Sum.Usual.DaysLearnt.ShouldBe(1);

        Ring(Scenes.At(34, 0), "experts");
        (Sum.Usual.Band, Sum.Usual.DaysLearnt, Sum.Need).ShouldBe((null, 0, null));
    }

    [Fact]
    public void Operators_needed_are_those_of_the_phone_strip()
    {
        for (var day = 0; day < 6; day++) Day(day, 120, 120);

        var advice = _boards.Cell<LineCell>("wall/volga", "line/main").Advice.ShouldNotBeNull();
        Sum.Need.ShouldBe(new OperatorNeedCell(advice.Needed[1]!.Value, advice.Coming, 5));
    }

    [Fact]
    public void Operators_needed_are_found_anew_as_soon_as_operators_or_the_queue_change()
    {
        for (var day = 0; day < 6; day++) Day(day, 120, 120);
        var ten = Scenes.At(128, 120, 30);
        (Strip.Now, Strip.Waiting).ShouldBe((1, 0));

        Tell(Line.IdOf("volga", "main"), new OperatorChanged("6", OperatorPhase.Available, ten));
        Strip.Now.ShouldBe(2);
        Tell(Line.IdOf("volga", "main"), new OperatorChanged("6", OperatorPhase.Away, ten + Duration.FromSeconds(1)));
        Strip.Now.ShouldBe(1);

        var before = Strip.Needed[0]!.Value;
        for (var n = 0; n < 20; n++) Wait($"late-{n}", new CallQueued("main", 0, ten + Duration.FromSeconds(1)));
        Strip.Waiting.ShouldBeInRange(17, 20);
        Strip.Needed[0]!.Value.ShouldBeGreaterThan(before);
        Sum.Need!.Operators.ShouldBe(Strip.Needed[1]!.Value);
        Wait("one-more", new CallQueued("main", 0, ten + Duration.FromSeconds(6)));
        Strip.Waiting.ShouldBe(21);
    }

    private LineAdviceCell Strip => _boards.Cell<LineCell>("wall/volga", "line/main").Advice.ShouldNotBeNull();

    /// <summary>Calls from eight o'clock on, each answered after five seconds and over after a minute.</summary>
    private void Day(int day, int everyS, int minutes)
    {
        var from = Scenes.Morning + Duration.FromDays(day);
        for (var at = 0; at < minutes * 60; at += everyS) Ring(from + Duration.FromSeconds(at));
    }

    private void Ring(Instant at, string line = "main")
    {
        var call = Caller.IdOf("volga", $"{++_call}");
        Tell(call, new CallQueued(line, 0, at));
        Tell(call, new CallAnswered(line, "5", at, 5, at + Duration.FromSeconds(5)));
        Tell(call, new CallEnded(line, "5", at + Duration.FromSeconds(5), 10, at + Duration.FromSeconds(15)));
    }

    private void Wait(string call, params CallerEvent[] happened)
    {
        foreach (var e in happened) Tell(Caller.IdOf("volga", call), e);
    }

    private void Report(OperatorPhase phase, Instant at) => Tell(Line.IdOf("volga", "main"), new OperatorChanged("5", phase, at));

    private void Tell(GrainId grain, IEvent happened)
    {
        var fact = new Recorded(++_position, grain, 1, happened, happened.At);
        _boards.Apply([fact]);
        _wall.Apply(fact, new BoardBook());
    }
}
