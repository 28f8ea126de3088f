using NodaTime;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Staffing;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Tests.Walls;

public sealed class Advice_for_a_line
{
    private static readonly LocalDate Monday = new(2026, 3, 2);
    private static readonly Rhythm Rhythm = Rhythm.Usual with { ReadingDays = [] };

    private readonly Arrivals _arrivals = new();

    public Advice_for_a_line()
    {
        for (var day = 0; day < 5; day++) _arrivals.History.Learn(Monday.PlusDays(day), Enumerable.Repeat(50, 96).ToArray(), Rhythm, []);
        _arrivals.Advance(Instant.FromUtc(2026, 3, 7, 0, 1), DateTimeZone.Utc, Rhythm, []);
    }

    [Fact]
    public void A_hundred_calls_in_half_an_hour_of_three_minutes_each_need_fourteen_for_eighty_in_twenty()
    {
        var advice = Of(waiting: 0, abandonPerS: 0)!;

        (advice.Coming, advice.Now, advice.DaysLearnt).ShouldBe((100, 13, 5));
        advice.Needed.ShouldBe([14, 14, 14]);   // the table of the trade
        advice.Percent.ShouldBe(79);            // thirteen answer 79.6 % in time
    }

    [Fact]
    public void Those_who_wait_are_served_beside_those_who_come_and_sooner_asks_for_more()
    {
        var advice = Of(waiting: 30, abandonPerS: 0)!;

        advice.Needed[0]!.Value.ShouldBeGreaterThan(advice.Needed[1]!.Value);
        advice.Needed[1]!.Value.ShouldBeGreaterThan(advice.Needed[2]!.Value);
        advice.Needed[1].ShouldBe(Need.ForLevel(Traffic.PerHalfHour(130, 180), 0.8, 20));
    }

    [Fact]
    public void Callers_who_give_up_make_room_for_others()
    {
        var advice = Of(waiting: 0, abandonPerS: 1 / 120d)!;

        advice.PatienceS.ShouldBe(120);
        advice.Needed[1]!.Value.ShouldBeLessThan(14);
    }

    [Fact]
    public void Nothing_is_advised_without_a_forecast_or_a_mean_talk()
    {
        LineAdvice.Of(null, 0, 3, 13, 180, 0, 20, 80).ShouldBeNull();
        LineAdvice.Of(_arrivals.Now(Rhythm, []), 0, 3, 13, null, 0, 20, 80).ShouldBeNull();
    }

    private LineAdviceCell? Of(int waiting, double abandonPerS) => LineAdvice.Of(_arrivals.Morning(Rhythm, []), 0, waiting, 13, 180, abandonPerS, 20, 80);
}
