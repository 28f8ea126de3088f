using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Forecasts;

/// <summary>How many come in a stretch of a day.</summary>
/// <param name="P10">One such stretch in ten has fewer; whole people, rounded down.</param>
/// <param name="Expected">The mean.</param>
/// <param name="P90">One in ten has more; rounded up.</param>
public readonly record struct ArrivalBand(int P10, decimal Expected, int P90);

/// <summary>What is known of the forecasts made for past days.</summary>
/// <param name="Days">Days they were made for, at most 28.</param>
/// <param name="Wape">Sum of the absolute errors by quarter hour ÷ sum of arrivals.</param>
/// <param name="DayWape">The same by day.</param>
/// <param name="Mae">Mean absolute error of a quarter hour, people.</param>
/// <param name="Coverage">Share of quarter hours inside the band; 0.8 is meant, and more is had where counts are small, for they are whole.</param>
public sealed record ForecastError(int Days, double Wape, double DayWape, double Mae, double Coverage)
{
    /// <summary><see cref="DayWape"/> as people read it.</summary>
    public int Percent => (int)Math.Round(100 * DayWape, MidpointRounding.AwayFromZero);
}

/// <summary>More or fewer than usual in a stretch of the day, such as calls in an outage.</summary>
/// <param name="From">First quarter hour.</param>
/// <param name="To">The one after the last.</param>
/// <param name="Times">What the usual is multiplied by.</param>
public sealed record Uplift(int From, int To, double Times);

/// <summary>
/// Who comes on a local day, by quarter hours. Arrivals are Poisson with a rate that is the day's expected one times how busy the day turns out, and that is gamma distributed around 1: so a stretch with f expected has a
/// variance of f + (spread × f)². The band is that many deviations wide as held past quarter hours.
/// </summary>
public sealed class ArrivalForecast
{
    private readonly ImmutableArray<double> _expected;
    private readonly double _spread, _low, _high;

    internal ArrivalForecast(LocalDate day, ImmutableArray<double> expected, double spread, double low, double high, int daysLearnt, int daysAlike, bool closed, ForecastError? error)
    {
        (Day, _expected, _spread, _low, _high) = (day, expected, spread, low, high);
        (DaysLearnt, DaysAlike, Closed, Error) = (daysLearnt, daysAlike, closed, error);
    }

    public LocalDate Day { get; }

    /// <summary>Days that it stands on.</summary>
    public int DaysLearnt { get; }

    /// <summary>Of them, of the same weekday.</summary>
    public int DaysAlike { get; }

    /// <summary>Whether nobody is expected because it is closed that day.</summary>
    public bool Closed { get; }

    /// <summary>Of past days, or null while there was none to try it on.</summary>
    public ForecastError? Error { get; }

    /// <summary>Expected in a quarter hour.</summary>
    public double this[int quarter] => _expected[quarter];

    /// <summary>Expected of the whole day.</summary>
    public ArrivalBand Whole => Band(0, _expected.Length);

    /// <summary>Expected from a quarter hour up to another; of one that is cut, its share.</summary>
    public double Sum(double from, double to)
    {
        var sum = 0d;
        for (var q = (int)from; q < to; q++) sum += _expected[q] * (Math.Min(to, q + 1) - Math.Max(from, q));
        return sum;
    }

    /// <summary>From a quarter hour up to another, likewise.</summary>
    public ArrivalBand Band(double from, double to)
    {
        var mean = Sum(from, to);
        var deviation = Math.Sqrt(mean + (_spread * mean * _spread * mean));
        return new ArrivalBand(
            (int)Math.Floor(Math.Max(0, mean - (_low * deviation))), Math.Round((decimal)mean, 1, MidpointRounding.AwayFromZero), (int)Math.Ceiling(mean + (_high * deviation)));
    }

    /// <summary>The rest of a day that has begun: as busy as it has been, weighed against the usual; the more have come, the surer.</summary>
    /// <param name="quarter">First quarter hour that is not over.</param>
    /// <param name="came">Who came before it.</param>
    public ArrivalForecast After(int quarter, int came)
    {
        var doubt = 1 / (_spread * _spread);
        var busy = (doubt + came) / (doubt + Sum(0, quarter));
        return new ArrivalForecast(Day, [.. _expected.Select((e, q) => q < quarter ? e : e * busy)], 1 / Math.Sqrt(doubt + came), _low, _high, DaysLearnt, DaysAlike, Closed, Error);
    }

    public ArrivalForecast With(IEnumerable<Uplift> uplifts)
    {
        var lifted = _expected.ToArray();
        foreach (var uplift in uplifts)
            for (var q = Math.Max(0, uplift.From); q < Math.Min(lifted.Length, uplift.To); q++) lifted[q] *= uplift.Times;
        return new ArrivalForecast(Day, [.. lifted], _spread, _low, _high, DaysLearnt, DaysAlike, Closed, Error);
    }
}
