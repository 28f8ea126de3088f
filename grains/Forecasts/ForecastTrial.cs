using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Offices;

namespace OpsHub.Grains.Forecasts;

/// <summary>How one way of forecasting came out over the days that all ways could forecast.</summary>
/// <param name="Method"><c>forecast | last-week | mean</c>.</param>
/// <param name="Days">How many.</param>
/// <param name="Wape">Sum of absolute errors by quarter hour ÷ sum of arrivals.</param>
/// <param name="DayWape">The same by day.</param>
/// <param name="Mae">Mean absolute error of a quarter hour in which somebody came or was expected.</param>
/// <param name="Coverage">Share of quarter hours inside P10–P90, or null: it has no band.</param>
public sealed record MethodScore(string Method, int Days, double Wape, double DayWape, double Mae, double? Coverage);

/// <summary>Plays days one by one: each is forecast from those before it, by the forecast and by what it must beat – the same weekday of last week, and the mean of all days.</summary>
public sealed class ForecastTrial(Rhythm rhythm, ImmutableArray<DayHours> opening)
{
    private static readonly ImmutableArray<string> Methods = ["forecast", "last-week", "mean"];

    private readonly ArrivalHistory _history = new();
    private readonly Dictionary<LocalDate, int[]> _days = [];
    private readonly (double Error, double DayError)[] _sums = new (double, double)[Methods.Length];
    private int _compared, _quarters, _within;
    private long _came;

    /// <param name="counts">96 quarter hours.</param>
    public void Add(LocalDate day, ReadOnlySpan<int> counts)
    {
        var came = counts.ToArray();
        if (came.Sum() == 0) return;
        if (_history.Forecast(day, rhythm, opening) is { Closed: false } forecast && _days.TryGetValue(day.PlusWeeks(-1), out var lastWeek)) Compare(came, forecast, lastWeek);
        _history.Learn(day, came, rhythm, opening);
        _days[day] = came;
    }

    public IEnumerable<MethodScore> Scores() => _came == 0 ? [] : Methods.Select((method, m) => new MethodScore(
        method, _compared, _sums[m].Error / _came, _sums[m].DayError / _came, _sums[m].Error / _quarters, m == 0 ? (double)_within / _quarters : null));

    private void Compare(int[] came, ArrivalForecast forecast, int[] lastWeek)
    {
        var quarters = Enumerable.Range(0, came.Length).Where(q => came[q] > 0 || forecast[q] >= 0.1).ToList();
        double Mean(int q) => (double)_days.Values.Sum(d => d[q]) / _days.Count;
        Func<int, double>[] by = [q => forecast[q], q => lastWeek[q], Mean];
        for (var m = 0; m < by.Length; m++)
        {
            var expected = Enumerable.Range(0, came.Length).Select(by[m]).ToArray();
            _sums[m].Error += came.Select((count, q) => Math.Abs(count - expected[q])).Sum();
            _sums[m].DayError += Math.Abs(came.Sum() - expected.Sum());
        }
        _within += quarters.Count(q => forecast.Band(q, q + 1) is var band && came[q] >= band.P10 && came[q] <= band.P90);
        (_compared, _quarters, _came) = (_compared + 1, _quarters + quarters.Count, _came + came.Sum());
    }
}
