using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Norms;

/// <summary>One measure over several subjects together, by day.</summary>
internal sealed class PooledDays(NormCompany company, Measure measure, ImmutableArray<NormSubject> subjects)
{
    private readonly Forecasting _forecasting = new(company.Standard.Calendar);
    private readonly NormDays[] _days = [.. subjects.Select(s => company.Days(measure, s.Subject))];

    public NormSum Over(LocalDate first, LocalDate last) => _days.Aggregate(default(NormSum), (sum, days) => sum + days.Over(first, last));

    public NormForecast? Forecast(NormRule rule, NormPeriod period, LocalDate day, bool dayIsWhole)
    {
        if (rule.Aggregation is NormAggregation.Longest || First is not { } first || _forecasting.AtEnd(On, first, period, day, dayIsWhole) is not { } told) return null;
        var (error, windows) = _forecasting.Tried(rule, On, first, period, day);
        return new NormForecast(Forecasting.Value(rule, told.Top, told.Bottom), (long)decimal.Round(told.Bottom), error, windows);
    }

    /// <summary>Value at the end of each day so far; of windows longer than a month, of every seventh day.</summary>
    public ImmutableArray<decimal?> Trend(NormRule rule, NormPeriod period, LocalDate day)
    {
        var (sum, trend, step, left) = (default(NormSum), ImmutableArray.CreateBuilder<decimal?>(), period.Days > 31 ? 7 : 1, 0);
        for (var at = period.First; at <= day; at = at.PlusDays(1))
        {
            sum += On(at);
            if (left-- > 0 && at != day) continue;
            trend.Add(NormFigure.Of(rule, sum).Value);
            left = step - 1;
        }
        return trend.ToImmutable();
    }

    private LocalDate? First => _days.Min(d => d.First);

    private NormSum On(LocalDate day) => _days.Aggregate(default(NormSum), (sum, days) => sum + days.On(day));
}
