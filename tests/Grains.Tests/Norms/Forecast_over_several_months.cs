using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Norms;
using Xunit.Abstractions;

namespace OpsHub.Grains.Tests.Norms;

/// <summary>The forecast of a month's end against the ends of nine simulated months: how wrong it is, with the calendar and without.</summary>
public sealed class Forecast_over_several_months(ITestOutputHelper output)
{
    private const int Seed = 20250919;

    private static readonly LocalDate First = new(2025, 1, 1), Last = new(2025, 9, 30);

    private static readonly NormRule Wait = NormDesk.Wait();

    /// <summary>Public holidays, and the days off that the Government moved in 2025.</summary>
    private static readonly WorkingCalendar Calendar = new("ru", [CalendarYear.Of(2025,
    [
        .. PublicHolidays.Of(2025).Select(day => new CalendarDay(day, DayKind.Holiday)), .. ((LocalDate[])[new(2025, 5, 2), new(2025, 5, 8), new(2025, 6, 13)]).Select(day => new CalendarDay(day, DayKind.Moved)),
    ])]);

    private static readonly Dictionary<LocalDate, NormSum> Days = Simulate();

    private static NormSum On(LocalDate day) => Days.GetValueOrDefault(day);

    [Fact]
    public void Is_within_a_twentieth_of_the_mean_and_of_the_number_on_each_of_its_days()
    {
        foreach (var day in new[] { 5, 10, 15, 20, 25 })
        {
            var errors = Months(3, 9).Select(month => Error(new Forecasting(Calendar), month, day)).ToList();
            output.WriteLine($"seed {Seed}, as of the {day}th: mean wait off by {errors.Average(e => e.Mean):0.0} %, visits by {errors.Average(e => e.Number):0.0} % over {errors.Count} months");
            errors.Average(e => e.Mean).ShouldBeLessThan(5, $"as of the {day}th, seed {Seed}");
            errors.Average(e => e.Number).ShouldBeLessThan(5, $"as of the {day}th, seed {Seed}");
        }
    }

    [Fact]
    public void Knows_the_holidays_to_come()
    {
        // from 25 April on two short weeks are to come; without a calendar they are taken for whole ones
        foreach (var (month, day) in new[] { (5, 1), (6, 9) })
        {
            var (with, without) = (Error(new Forecasting(Calendar), new YearMonth(2025, month), day), Error(new Forecasting(null), new YearMonth(2025, month), day));
            output.WriteLine($"seed {Seed}, {day}.{month}: visits off by {with.Number:0.0} % with the calendar, {without.Number:0.0} % without");
            with.Number.ShouldBeLessThan(without.Number / 2, $"month {month}, seed {Seed}");
        }
    }

    [Fact]
    public void Tells_the_error_that_it_had_on_the_months_before()
    {
        var (error, windows) = new Forecasting(Calendar).Tried(Wait, On, First, NormPeriod.Of(Wait, new LocalDate(2025, 9, 15)), new LocalDate(2025, 9, 15));

        // January has no week before its fifteenth day's; every month since has
        windows.ShouldBe(8);
        var by_hand = Months(1, 8).Select(month => Math.Abs(Value(new Forecasting(Calendar), month, 15) - Actual(month))).Average();
        error.ShouldBe(decimal.Round(by_hand, 3));
    }

    [Fact]
    public void Is_not_made_from_few_cases()
    {
        NormSum Few(LocalDate day) => day.DayOfWeek == IsoDayOfWeek.Monday ? new NormSum(600, 1, 0, 0, 0, 600) : default;
        new Forecasting(Calendar).AtEnd(Few, First, NormPeriod.Of(Wait, new LocalDate(2025, 4, 15)), new LocalDate(2025, 4, 15), true).ShouldBeNull();
    }

    [Fact]
    public void Of_single_cases_counts_cases_and_no_days()
    {
        var each = Wait with { Aggregation = NormAggregation.Case, Unit = NormUnit.Days };
        Forecasting.Value(each, 8, 300).ShouldBe(8);
    }

    private static IEnumerable<YearMonth> Months(int first, int last) => Enumerable.Range(first, last - first + 1).Select(m => new YearMonth(2025, m));

    private static (double Mean, double Number) Error(Forecasting method, YearMonth month, int day)
    {
        var (period, total) = (NormPeriod.Of(Wait, month.OnDayOfMonth(1)), Total(month));
        var told = method.AtEnd(On, First, period, month.OnDayOfMonth(day), true)!.Value;
        return ((double)Math.Abs((Value(method, month, day) / Actual(month)) - 1) * 100, (double)Math.Abs((told.Bottom / total.Bottom) - 1) * 100);
    }

    private static decimal Value(Forecasting method, YearMonth month, int day)
    {
        var told = method.AtEnd(On, First, NormPeriod.Of(Wait, month.OnDayOfMonth(1)), month.OnDayOfMonth(day), true)!.Value;
        return Forecasting.Value(Wait, told.Top, told.Bottom);
    }

    private static decimal Actual(YearMonth month) => Forecasting.Value(Wait, Total(month).Top, Total(month).Bottom);

    private static NormSum Total(YearMonth month) => Days.Where(d => d.Key.ToYearMonth() == month).Aggregate(default(NormSum), (sum, d) => sum + d.Value);

    /// <summary>An office that is open on working days: Mondays are full, Fridays are slow, waits vary by half around ten minutes.</summary>
    private static Dictionary<LocalDate, NormSum> Simulate()
    {
        var (random, days) = (new Random(Seed), new Dictionary<LocalDate, NormSum>());
        for (var day = First; day <= Last; day = day.PlusDays(1))
        {
            if (Calendar.KindOf(day)?.IsWorking() != true) continue;
            var visits = (int)(80 * (day.DayOfWeek == IsoDayOfWeek.Monday ? 1.3 : day.DayOfWeek == IsoDayOfWeek.Friday ? 0.8 : 1) * (0.85 + (0.3 * random.NextDouble())));
            var seconds = Enumerable.Range(0, visits).Sum(_ => random.Next(300, day.DayOfWeek == IsoDayOfWeek.Monday ? 1200 : 900));
            days[day] = new NormSum(seconds, visits, 0, 0, 0, 0);
        }
        return days;
    }
}
