using NodaTime;
using OpsHub.Grains.Calendars;

namespace OpsHub.Grains.Norms;

/// <summary>
/// Forecast of a window's end: what is summed so far plus, for each day still to come, the mean of days like it over the last <see cref="HistoryDays"/> days. A day is like those of its weekday; a day off
/// of the production calendar that falls on Monday to Friday is like other such days, or else like Sundays; a weekend day that works is like Fridays. Of today, what is usual and has not come yet. It is not
/// told from fewer than <see cref="LeastHistoryDays"/> days or <see cref="LeastCases"/> cases. Its error is that of the same method on past windows as of the same day.
/// </summary>
/// <param name="calendar">Which days are off, or null: then every day is like its weekday.</param>
internal sealed class Forecasting(WorkingCalendar? calendar)
{
    public const int HistoryDays = 28, LeastHistoryDays = 7, LeastCases = 20;

    private const int MostWindows = 12, Digits = 3, DayOff = 7, Kinds = 8;

    /// <param name="on">Sum of a day.</param>
    /// <param name="first">First day with a case at all.</param>
    /// <param name="today">Last day that is in the figures.</param>
    /// <returns>Null where there is too little to go by or nothing to come.</returns>
    public (decimal Top, decimal Bottom)? AtEnd(Func<LocalDate, NormSum> on, LocalDate first, NormPeriod period, LocalDate today, bool todayIsWhole)
    {
        if (today >= period.Last || Period.DaysBetween(first, today) < LeastHistoryDays) return null;
        if (Usual(on, LocalDate.Max(first, today.PlusDays(-HistoryDays)), today.PlusDays(-1)) is not { } usual) return null;
        decimal top = 0, bottom = 0;
        for (var day = period.First; day <= today; day = day.PlusDays(1)) (top, bottom) = (top + on(day).Top, bottom + on(day).Bottom);
        if (!todayIsWhole)
        {
            var (now, all) = (on(today), usual[Index(today)]);
            if (all.Bottom > now.Bottom) (top, bottom) = (top + ((all.Bottom - now.Bottom) * all.Top / all.Bottom), bottom + all.Bottom - now.Bottom);
        }
        for (var day = today.PlusDays(1); day <= period.Last; day = day.PlusDays(1)) (top, bottom) = (top + usual[Index(day)].Top, bottom + usual[Index(day)].Bottom);
        return bottom == 0 ? null : (top, bottom);
    }

    /// <summary>Tries the method on past windows as of the same day of each; mean absolute error in the norm's unit, and on how many.</summary>
    public (decimal? Error, int Windows) Tried(NormRule rule, Func<LocalDate, NormSum> on, LocalDate first, NormPeriod period, LocalDate today)
    {
        decimal sum = 0;
        var (windows, elapsed) = (0, Period.DaysBetween(period.First, today));
        for (var past = period.Before(rule); past.First >= first && windows < MostWindows; past = past.Before(rule))
        {
            var asOf = LocalDate.Min(past.First.PlusDays(elapsed), past.Last.PlusDays(-1));
            var total = default(NormSum);
            for (var day = past.First; day <= past.Last; day = day.PlusDays(1)) total += on(day);
            if (AtEnd(on, first, past, asOf, true) is not { } told || total.Bottom == 0) continue;
            sum += Math.Abs(Value(rule, told.Top, told.Bottom) - Value(rule, total.Top, total.Bottom));
            windows++;
        }
        return windows == 0 ? (null, 0) : (decimal.Round(sum / windows, Digits), windows);
    }

    public static decimal Value(NormRule rule, decimal top, decimal bottom) => decimal.Round(
        rule.Aggregation is NormAggregation.Share or NormAggregation.Ratio ? top * 100 / bottom :
        rule.Aggregation is NormAggregation.Mean ? top / bottom / NormUnits.Size(rule.Unit) :
        rule.Aggregation is NormAggregation.Case or NormAggregation.Count ? top : top / NormUnits.Size(rule.Unit), Digits);

    /// <summary>What is usual on each kind of day; null from too few cases.</summary>
    private (decimal Top, decimal Bottom)[]? Usual(Func<LocalDate, NormSum> on, LocalDate from, LocalDate to)
    {
        var (sums, days) = (new (decimal Top, decimal Bottom)[Kinds], new int[Kinds]);
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            var (i, sum) = (Index(day), on(day));
            days[i]++;
            sums[i] = (sums[i].Top + sum.Top, sums[i].Bottom + sum.Bottom);
        }
        if (sums.Sum(s => s.Bottom) < LeastCases) return null;
        var usual = sums.Select((sum, i) => days[i] == 0 ? (0m, 0m) : (sum.Top / days[i], sum.Bottom / days[i])).ToArray();
        if (days[DayOff] == 0) usual[DayOff] = usual[(int)IsoDayOfWeek.Sunday - 1];
        return usual;
    }

    private int Index(LocalDate day)
    {
        var (weekday, works) = ((int)day.DayOfWeek - 1, calendar?.KindOf(day)?.IsWorking());
        if (weekday < 5) return works == false ? DayOff : weekday;
        return works == true ? (int)IsoDayOfWeek.Friday - 1 : weekday;
    }
}
