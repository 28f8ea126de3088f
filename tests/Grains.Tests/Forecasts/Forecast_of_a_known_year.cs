using NodaTime;
using OpsHub.Grains.Forecasts;
using Xunit.Abstractions;

namespace OpsHub.Grains.Tests.Forecasts;

public sealed class Forecast_of_a_known_year(ITestOutputHelper output)
{
    private const int Seed = 20_250_101;

    [Theory]
    [InlineData(20)]
    [InlineData(150)]
    [InlineData(1000)]
    public void Beats_last_week_and_the_mean_and_its_band_holds(double perDay)
    {
        var trial = new ForecastTrial(KnownYear.Rhythm, []);
        foreach (var (day, _, came) in new KnownYear(Seed, perDay).Days()) trial.Add(day, came);

        var scores = trial.Scores().ToDictionary(s => s.Method);
        foreach (var s in scores.Values) output.WriteLine($"seed {Seed}, {perDay} a day: {s}");
        scores["forecast"].DayWape.ShouldBeLessThan(0.6 * scores["last-week"].DayWape);
        scores["forecast"].DayWape.ShouldBeLessThan(0.5 * scores["mean"].DayWape);
        scores["forecast"].Wape.ShouldBeLessThan(0.95 * Math.Min(scores["last-week"].Wape, scores["mean"].Wape));
        scores["forecast"].Coverage!.Value.ShouldBeInRange(0.78, 0.98);   // counts are whole: small ones fall into their band more often than four times of five
    }

    [Fact]
    public void Comes_near_the_truth_that_nobody_told_it()
    {
        var (history, error, all) = (new ArrivalHistory(), 0d, 0d);
        foreach (var (day, truth, came) in new KnownYear(Seed, 1000).Days())
        {
            if (day.Month > 2) (error, all) = (error + Math.Abs(history.Forecast(day, KnownYear.Rhythm, [])!.Sum(0, 96) - truth), all + truth);
            history.Learn(day, came, KnownYear.Rhythm, []);
        }

        output.WriteLine($"seed {Seed}: off the truth by {error / all:P1}, band {history.Low:0.00} and {history.High:0.00} deviations");
        (error / all).ShouldBeLessThan(0.07);
    }

    [Fact]
    public void Learns_readings_bills_and_the_day_after_a_holiday_apart_from_ordinary_days()
    {
        var history = new ArrivalHistory();
        foreach (var (day, _, came) in new KnownYear(Seed, 1000).Days().TakeWhile(d => d.Day.Month < 11)) history.Learn(day, came, KnownYear.Rhythm, []);
        double On(int dayOfNovember) => history.Forecast(new LocalDate(2025, 11, dayOfNovember), KnownYear.Rhythm, [])!.Sum(0, 96);

        // Tuesdays: ordinary, and of readings; Wednesdays: after the holiday of the 4th, and ordinary
        (On(25) / On(11)).ShouldBe(1.6, 0.2);
        (On(5) / On(19)).ShouldBe(1.4, 0.25);
    }
}
