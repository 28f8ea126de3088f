using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.PastDays;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Tests.PastDays;

public sealed class Days_of_before
{
    private static readonly GrainId Id = OfficePastDays.IdOf("volga", "north");
    private static readonly LocalDate Today = new(2026, 11, 24);

    private readonly Scene _scene = new();

    [Fact]
    public void Told_days_make_a_forecast_and_a_usual_line_before_the_hub_has_seen_a_day()
    {
        _scene.Issue();
        _scene.Load.Hours.ShouldAllBe(h => h.TypicalIssued == null);

        Tell(Today.PlusWeeks(-1), 10, waiting: 4);
        Tell(Today.PlusWeeks(-2), 20, waiting: 6);
        Tell(Today.PlusDays(-1), 40, waiting: 50);   // a Monday: nothing to this Tuesday's line, and to its arrivals little

        var noon = _scene.Load.Hours.Single(h => h.Hour == 12);
        noon.TypicalIssued!.Value.ShouldBeInRange(15, 24);
        (_scene.Load.DaysLearnt, noon.TypicalP10 < noon.TypicalIssued, noon.TypicalP90 > noon.TypicalIssued).ShouldBe((3, true, true));
        Line.Usual.ShouldAllBe(u => u.P10 >= 4 && u.P50 == 5 && u.P90 <= 6);
    }

    [Fact]
    public void The_waiting_line_of_today_stands_beside_it_by_quarter_hours_and_is_forecast_from_who_waits_now()
    {
        Tell(Today.PlusWeeks(-1), 10, waiting: 2);
        Tell(Today.PlusWeeks(-2), 10, waiting: 4);
        for (var n = 0; n < 7; n++) _scene.Issue();
        _scene.World.AdvanceTo(Scenes.At(8, 31));
        for (var n = 0; n < 4; n++) _scene.Issue();
        _scene.World.AdvanceTo(Scenes.At(8, 45));
        _scene.Issue();

        (Line.From, Line.Today).ShouldSatisfyAllConditions(l => l.From.ShouldBe(32), l => l.Today.ShouldBe([7, 7, 11]));
        // 12 wait where usually 3 do: half of the difference of 9 is left after an hour
        (Forecast.From, Forecast.Bands.Length, Forecast.Bands[3].P50).ShouldBe((36, 16, 3 + 4.5m));
        (Forecast.Bands[0].P90 - Forecast.Bands[0].P10).ShouldBeLessThan(Forecast.Bands[3].P90 - Forecast.Bands[3].P10);
        _scene.Issue();
        Forecast.Bands[3].P50.ShouldBe(3 + 5m);
    }

    [Fact]
    public void Without_earlier_days_there_is_neither_a_usual_day_nor_a_forecast()
    {
        _scene.Issue();

        (Line.Usual.Length, Forecast.Bands.Length).ShouldBe((0, 0));
    }

    [Fact]
    public void A_day_told_again_takes_the_place_of_the_first_and_the_same_twice_is_nothing()
    {
        Tell(Today.PlusWeeks(-1), 10, waiting: 2);
        _scene.World.Must(Id, Day(Today.PlusWeeks(-1), 10, 2)).ShouldBeEmpty();
        _scene.World.Must(Id, Day(Today.PlusWeeks(-1), 30, 2)).Length.ShouldBe(1);
        Tell(Today.PlusWeeks(-2), 10, waiting: 2);
        _scene.Issue();

        var noon = _scene.Load.Hours.Single(h => h.Hour == 12);
        noon.TypicalIssued!.Value.ShouldBeInRange(17, 25);
        _scene.Load.DaysLearnt.ShouldBe(2);
    }

    [Fact]
    public void What_is_no_day_is_refused()
    {
        _scene.World.Try(Id, new TellPastDay(Today, [1, 2], [])).Refusal!.Code.ShouldBe("hours-wrong");
        _scene.World.Try(Id, Day(Today, 1, 1) with { Waiting = [1] }).Refusal!.Code.ShouldBe("quarters-wrong");
        _scene.World.Try(Id, Day(Today, -1, 1)).Refusal!.Code.ShouldBe("count-wrong");
        _scene.World.Try(Id, Day(Today.PlusDays(2), 1, 1)).Refusal!.Code.ShouldBe("day-future");
    }

    [Fact]
    public void A_restarted_view_goes_on_with_the_same_line()
    {
        Tell(Today.PlusWeeks(-1), 10, waiting: 2);
        Tell(Today.PlusWeeks(-2), 10, waiting: 4);
        _scene.Issue();
        var (half, facts) = (BoardBook.Of(_scene.World.Facts).Restarted(), _scene.World.Facts.Count);
        _scene.World.AdvanceTo(Scenes.At(9, 20));
        _scene.Issue();
        _scene.World.AdvanceTo(Scenes.At(33, 0));
        _scene.Issue();

        half.Apply(_scene.World.Facts.Skip(facts));
        half.Text().ShouldBe(BoardBook.Of(_scene.World.Facts).Text());
    }

    private OfficeLineCell Line => _scene.Shown().Cell<OfficeLineCell>("wall/volga/north", "line");

    private OfficeForecastCell Forecast => _scene.Shown().Cell<OfficeForecastCell>("wall/volga/north", "forecast");

    private void Tell(LocalDate day, int issued, int waiting) => _scene.World.Must(Id, Day(day, issued, waiting));

    /// <summary>The same in every hour from eight to eight.</summary>
    private static TellPastDay Day(LocalDate day, int issued, int waiting) =>
        new(day, [.. Enumerable.Range(0, OfficePastDays.Hours).Select(h => h is >= 8 and < 20 ? issued : Math.Min(issued, 0))], [.. Enumerable.Repeat(waiting, OfficePastDays.Quarters)]);
}
