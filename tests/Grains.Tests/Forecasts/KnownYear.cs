using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Forecasts;

namespace OpsHub.Grains.Tests.Forecasts;

/// <summary>A year whose truth is known: weekday × sort of day × part of the month × a slow wave, each day busier or quieter by a tenth, each quarter hour Poisson.</summary>
internal sealed class KnownYear(int seed, double perDay)
{
    private static readonly double[] Weekdays = [0, 1.2, 1.05, 1, 0.95, 0.85, 0.4, 0.15], Hours = [0, 0, 0, 0, 0, 0, 0, 0, 9, 12, 15, 14.5, 10, 11, 14, 10, 8, 6, 4, 2, 0, 0, 0, 0];

    private readonly Random _random = new(seed);

    /// <summary>2025 with its May holidays and the days moved to the New Year; readings from the 23rd to the 26th, bills on the first three days.</summary>
    public static Rhythm Rhythm { get; } = new(new WorkingCalendar("ru", [CalendarYear.Of(2025, Special)]), [23, 24, 25, 26], [1, 2, 3]);

    private static IEnumerable<CalendarDay> Special =>
    [
        .. PublicHolidays.Of(2025).Select(d => new CalendarDay(d, DayKind.Holiday)),
        .. new LocalDate[] { new(2025, 5, 2), new(2025, 5, 8), new(2025, 6, 13), new(2025, 11, 3), new(2025, 12, 31) }.Select(d => new CalendarDay(d, DayKind.Moved)),
        new(new LocalDate(2025, 3, 7), DayKind.Shortened), new(new LocalDate(2025, 4, 30), DayKind.Shortened), new(new LocalDate(2025, 6, 11), DayKind.Shortened), new(new LocalDate(2025, 11, 1), DayKind.Working),
    ];

    /// <summary>Each day with its true mean and who came.</summary>
    public IEnumerable<(LocalDate Day, double Truth, int[] Came)> Days()
    {
        for (var day = new LocalDate(2025, 1, 1); day.Year == 2025; day = day.PlusDays(1))
        {
            var truth = Truth(day);
            var busy = truth * Math.Exp((0.1 * Normal()) - 0.005);
            yield return (day, truth, [.. Enumerable.Range(0, 96).Select(q => Poisson(busy * Hours[q / 4] / 4 / Hours.Sum()))]);
        }
    }

    public double Truth(LocalDate day)
    {
        var traits = Rhythm.Of(day);
        var part = traits.Part switch { MonthPart.Readings => 1.6, MonthPart.Bills => 1.3, _ => 1 };
        var sort = traits.Sort switch { DaySort.Shortened => 0.85, DaySort.DayOff => 0.5, DaySort.AfterDaysOff => 1.4, _ => 1 };
        return perDay * (1 + (0.15 * Math.Sin(2 * Math.PI * day.DayOfYear / 365))) * Weekdays[(int)traits.Weekday] * part * sort;
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private int Poisson(double mean)
    {
        var (left, count) = (Math.Exp(-mean), 0);
        for (var product = _random.NextDouble(); product > left; count++) product *= _random.NextDouble();
        return count;
    }
}
