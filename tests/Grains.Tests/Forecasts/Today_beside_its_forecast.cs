using NodaTime;
using OpsHub.Grains.Forecasts;

namespace OpsHub.Grains.Tests.Forecasts;

public sealed class Today_beside_its_forecast
{
    private static readonly Rhythm Rhythm = Rhythm.Usual with { ReadingDays = [] };
    private static readonly DateTimeZone Samara = DateTimeZoneProviders.Tzdb["Europe/Samara"], Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private readonly Arrivals _arrivals = new();

    [Fact]
    public void A_busy_morning_lifts_the_rest_of_the_day_and_the_more_came_the_surer_it_is()
    {
        for (var day = 2; day <= 20; day++) Live(new LocalDate(2026, 3, day), 10, to: 72);
        Live(new LocalDate(2026, 3, 23), 20, to: 52);

        var (morning, now) = (_arrivals.Morning(Rhythm, [])!, _arrivals.Now(Rhythm, [])!);
        now[40].ShouldBe(morning[40]);
        (now[60] / morning[60]).ShouldBe(2, 0.4);
        var (before, after) = (morning.Band(60, 64), now.Band(60, 64));
        ((after.P90 - after.P10) / (double)after.Expected).ShouldBeLessThan((before.P90 - before.P10) / (double)before.Expected);
    }

    [Fact]
    public void An_outage_lifts_the_quarter_hours_it_is_told_for_and_no_others()
    {
        for (var day = 2; day <= 6; day++) Live(new LocalDate(2026, 3, day), 10, to: 72);
        var usual = _arrivals.History.Forecast(new LocalDate(2026, 3, 10), Rhythm, [])!;

        var lifted = usual.With([new Uplift(40, 44, 3)]);

        (lifted[39], lifted[40], lifted[43], lifted[44]).ShouldBe((usual[39], 3 * usual[40], 3 * usual[43], usual[44]));
    }

    [Fact]
    public void The_first_day_there_ever_was_teaches_only_what_was_heard_of_it()
    {
        Live(new LocalDate(2026, 3, 2), 10, from: 52, to: 72);
        Live(new LocalDate(2026, 3, 3), 10, to: 72);
        Live(new LocalDate(2026, 3, 4), 10, to: 33);

        _arrivals.History.Days[0].ShouldSatisfyAllConditions(d => d[51].ShouldBeNull(), d => d.Total.ShouldBe(200));
        _arrivals.Morning(Rhythm, [])!.Sum(0, 96).ShouldBe(400, 15);
    }

    [Theory]
    [InlineData("2026-03-29", 8, 12)]    // two to three is skipped
    [InlineData("2026-10-25", 8, 12)]    // two to three comes twice
    public void Quarter_hours_that_a_clock_change_skips_or_repeats_teach_nothing(string date, int from, int to)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        var midnight = Berlin.AtStartOfDay(day).ToInstant();
        for (var minute = 0; minute < 300; minute += 5) Come(midnight + Duration.FromMinutes(minute), Berlin);
        Come(Berlin.AtStartOfDay(day.PlusDays(1)).ToInstant(), Berlin);

        var learnt = _arrivals.History.Days.ShouldHaveSingleItem();
        Enumerable.Range(0, 20).Where(q => learnt[q] is null).ShouldBe(Enumerable.Range(from, to - from));
    }

    [Fact]
    public void Who_came_late_of_another_day_is_not_counted()
    {
        Live(new LocalDate(2026, 3, 3), 1, to: 40);
        _arrivals.Count(new LocalDate(2026, 3, 2).At(new LocalTime(9, 0)).InZoneLeniently(Samara).ToInstant(), Samara);

        _arrivals.Came(0, 96).ShouldBe(8);
    }

    private void Live(LocalDate day, int perQuarter, int to, int from = 32)
    {
        for (var q = from; q < to; q++)
            for (var n = 0; n < perQuarter; n++) Come(day.At(new LocalTime(q / 4, q % 4 * 15)).InZoneLeniently(Samara).ToInstant(), Samara);
        _arrivals.Advance(day.At(new LocalTime(to / 4, to % 4 * 15)).InZoneLeniently(Samara).ToInstant(), Samara, Rhythm, []);
    }

    private void Come(Instant at, DateTimeZone zone)
    {
        _arrivals.Advance(at, zone, Rhythm, []);
        _arrivals.Count(at, zone);
    }
}
