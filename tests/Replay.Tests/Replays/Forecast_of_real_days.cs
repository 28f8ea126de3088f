using System.Globalization;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Forecasts;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Replay.Tests.Replays;

/// <summary>A month of a real call centre, each day forecast from those before it.</summary>
public sealed class Forecast_of_real_days(ITestOutputHelper output)
{
    /// <summary>Its calendar is not known here, and it has no days of readings.</summary>
    private static readonly Rhythm Plain = Rhythm.Usual with { ReadingDays = [] };

    [SharedDataFact]
    public void Beats_last_week_and_the_mean_on_a_month_of_calls()
    {
        var scores = Trial(Days(SharedData.File("technion-anonymousbank/expected_15min.csv"), fields => fields[1])).ToDictionary(s => s.Method);

        foreach (var score in scores.Values) output.WriteLine($"Technion, February 1999: {score}");
        scores["forecast"].Days.ShouldBe(21);
        scores["forecast"].DayWape.ShouldBeLessThan(0.95 * scores["last-week"].DayWape);
        scores["forecast"].Wape.ShouldBeLessThan(0.92 * scores["last-week"].Wape);
        scores["forecast"].Wape.ShouldBeLessThan(0.7 * scores["mean"].Wape);
        scores["forecast"].Coverage!.Value.ShouldBeInRange(0.75, 0.95);
    }

    private static IEnumerable<MethodScore> Trial(SortedDictionary<LocalDate, int[]> days)
    {
        var trial = new ForecastTrial(Plain, []);
        foreach (var (day, came) in days) trial.Add(day, came);
        return trial.Scores();
    }

    /// <summary>A report's rows by day; the first field is the local quarter hour.</summary>
    private static SortedDictionary<LocalDate, int[]> Days(string file, Func<string[], string> count)
    {
        var days = new SortedDictionary<LocalDate, int[]>();
        foreach (var fields in File.ReadLines(file).Skip(1).Select(line => line.Split(',')))
        {
            var at = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(fields[0]).Value;
            if (!days.TryGetValue(at.Date, out var came)) days[at.Date] = came = new int[LearntDay.QuartersADay];
            came[(at.Hour * 4) + (at.Minute / 15)] += int.Parse(count(fields), CultureInfo.InvariantCulture);
        }
        return days;
    }
}
