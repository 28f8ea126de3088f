using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Offices;

namespace OpsHub.Grains.Tests.Forecasts;

public sealed class What_is_learnt_of_a_day
{
    private static readonly LocalDate Monday = new(2026, 3, 2);
    private static readonly Rhythm Rhythm = Rhythm.Usual with { ReadingDays = [] };

    private readonly ArrivalHistory _history = new();

    [Fact]
    public void Nothing_is_forecast_before_a_day_is_known_and_something_from_the_second_on()
    {
        _history.Forecast(Monday, Rhythm, []).ShouldBeNull();
        _history.Learn(Monday, Day(10), Rhythm, []);

        var tuesday = Forecast(1)!;
        (tuesday.DaysLearnt, tuesday.DaysAlike, tuesday.Error).ShouldBe((1, 0, null));
        tuesday.Sum(0, 96).ShouldBe(400, 1);
        tuesday.Band(40, 41).ShouldBe(new ArrivalBand(4, 10, 16));
    }

    [Fact]
    public void A_band_narrows_as_forecasts_come_true_and_says_by_how_much_they_missed()
    {
        Learn(weeks: 4);

        var forecast = Forecast(28)!;
        forecast.Error!.Days.ShouldBe(19);   // the first of twenty had none before it
        forecast.Error.DayWape.ShouldBeLessThan(0.02);
        (forecast.Whole.P90 - forecast.Whole.P10).ShouldBeLessThan(100);
        (forecast.DaysLearnt, forecast.DaysAlike).ShouldBe((20, 4));
    }

    [Fact]
    public void A_day_without_anybody_is_not_learnt_as_one_without_visitors()
    {
        Learn(weeks: 4);
        _history.Learn(Monday.PlusDays(28), new int[96], Rhythm, []);

        Forecast(35)!.Sum(0, 96).ShouldBe(400, 10);
        Forecast(35)!.DaysLearnt.ShouldBe(20);
    }

    [Fact]
    public void A_silence_that_cannot_be_is_a_missing_feed()
    {
        Learn(weeks: 4);
        var half = Day(10);
        Array.Clear(half, 40, 20);   // five hours of which each quarter usually has ten
        _history.Learn(Monday.PlusDays(28), half, Rhythm, []);

        _history.Days[^1][45].ShouldBeNull();
        (_history.Days[^1].Total, _history.Days[^1].Trial!.Quarters).ShouldBe((200, 20));
        Forecast(35)!.Sum(0, 96).ShouldBe(400, 10);
        Forecast(35)![45].ShouldBe(10, 0.5);
    }

    /// <summary>ADR 0127: nothing that is learnt grows for ever.</summary>
    [Fact]
    public void Of_a_long_time_totals_are_remembered_and_of_them_thirteen_months()
    {
        for (var week = 0; week < 64; week++)
            for (var day = 0; day < 7; day += 3) _history.Learn(Monday.PlusDays((7 * week) + day), Day(10), Rhythm, []);   // 192 days in 448

        _history.Days[0].Day.ShouldBeGreaterThanOrEqualTo(_history.Days[^1].Day.PlusDays(-400));
        _history.Days.Count(d => d.IsRemembered).ShouldBe(25);   // of eight weeks and the newest day
        _history.Days.Count(d => d.Trial is not null).ShouldBe(56);
        _history.Days.Last(d => d.Trial is null).ShouldBe(_history.Days[^57]);
        Forecast(450)!.Error!.Days.ShouldBe(28);
    }

    [Fact]
    public void A_day_of_which_too_little_was_heard_is_left_out()
    {
        Learn(weeks: 4);
        var stump = new int[96];
        Array.Fill(stump, 10, 32, 6);
        _history.Learn(Monday.PlusDays(28), stump, Rhythm, []);

        _history.Days.Count.ShouldBe(20);
    }

    [Fact]
    public void Quiet_hours_of_a_weekday_that_is_new_are_believed()
    {
        Learn(weeks: 4);
        var saturday = new int[96];
        Array.Fill(saturday, 10, 32, 12);
        for (var week = 0; week < 2; week++) _history.Learn(Monday.PlusDays(5 + (7 * (week + 4))), saturday, Rhythm, []);

        Forecast(5 + (7 * 6))!.Sum(0, 96).ShouldBe(120, 15);
    }

    [Fact]
    public void A_storm_is_no_rule()
    {
        Learn(weeks: 6);
        _history.Learn(Monday.PlusDays(42), Day(100), Rhythm, []);

        Forecast(43)!.Sum(0, 96).ShouldBeLessThan(560);   // and 700 if it counted in full
    }

    [Fact]
    public void Nobody_is_expected_where_it_is_closed_and_shares_go_to_the_open_hours()
    {
        Learn(weeks: 4);
        var opening = new[] { IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday }.Select(d => new DayHours(d, new LocalTime(8, 0), new LocalTime(12, 0))).ToArray();

        _history.Forecast(Monday.PlusDays(30), Rhythm, [.. opening])!.ShouldSatisfyAllConditions(w => w.Closed.ShouldBeTrue(), w => w.Sum(0, 96).ShouldBe(0));
        var monday = _history.Forecast(Monday.PlusDays(28), Rhythm, [.. opening])!;
        monday.Sum(0, 96).ShouldBe(Forecast(28)!.Sum(0, 96), 1e-9);
        monday[60].ShouldBe(0);
    }

    [Fact]
    public void The_same_state_forecasts_the_same_after_it_was_kept()
    {
        Learn(weeks: 10);
        var kept = JsonSerializer.Deserialize<ArrivalHistory>(JsonSerializer.Serialize(_history, HubJson.Options), HubJson.Options)!;

        kept.Days.ShouldBe(_history.Days);
        kept.Forecast(Monday.PlusDays(70), Rhythm, [])!.Whole.ShouldBe(Forecast(70)!.Whole);
        kept.Days.Count(d => d.IsRemembered).ShouldBe(41);   // of 50 days those of the last 56
    }

    private ArrivalForecast? Forecast(int days) => _history.Forecast(Monday.PlusDays(days), Rhythm, []);

    /// <summary>Monday to Friday, ten in each quarter hour from eight to six.</summary>
    private void Learn(int weeks)
    {
        for (var day = 0; day < weeks * 7; day++)
            if (day % 7 < 5) _history.Learn(Monday.PlusDays(day), Day(10), Rhythm, []);
    }

    private static int[] Day(int perQuarter)
    {
        var day = new int[96];
        Array.Fill(day, perQuarter, 32, 40);
        return day;
    }
}
