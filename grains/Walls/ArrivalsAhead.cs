using NodaTime;
using OpsHub.Grains.Forecasts;

namespace OpsHub.Grains.Walls;

/// <summary>Who is expected in an office from now on: by the forecast, or by the last half hour where there is none yet.</summary>
internal sealed class ArrivalsAhead(Arrivals arrivals, Rhythm rhythm, OfficeNow office, Instant now)
{
    private readonly ArrivalForecast? _forecast = arrivals.Now(rhythm, office.Hours);
    private readonly double _gone = Gone(now.InZone(office.Zone).TimeOfDay);   // of the quarter hour that goes on

    public int DaysLearnt => _forecast?.DaysLearnt ?? 0;

    public double Mean(int minutes) => _forecast is not { } forecast ? office.Floor.Today.Arrivals.Count * minutes / 30d : Sum(forecast, minutes);

    /// <summary>One time in ten more come.</summary>
    public double P90(int minutes)
    {
        if (_forecast is not { } forecast) return Mean(minutes);
        var (from, to) = (arrivals.Quarter, Math.Min(LearntDay.QuartersADay, arrivals.Quarter + Math.Max(1, minutes / 15)));
        var whole = forecast.Band(from, to);
        return Mean(minutes) * (whole.Expected > 0 ? whole.P90 / (double)whole.Expected : 1);
    }

    /// <summary>Quarter hours from now whose P90 passes a test, up to the first that does not.</summary>
    public int QuartersWhile(Func<double, bool> passes)
    {
        if (_forecast is not { } forecast) return passes(Mean(15)) ? 1 : 0;
        var from = arrivals.Quarter;
        var to = from;
        while (to < LearntDay.QuartersADay && passes(forecast.Band(to, to + 1).P90)) to++;
        return to - from;
    }

    private double Sum(ArrivalForecast forecast, int minutes)
    {
        var (sum, left) = (0d, minutes / 15d);
        for (var (q, part) = (arrivals.Quarter, 1 - _gone); q < LearntDay.QuartersADay && left > 0; q++, part = 1)
        {
            sum += forecast[q] * Math.Min(part, left);
            left -= part;
        }
        return sum;
    }

    private static double Gone(LocalTime time) => ((time.Minute % 15) + (time.Second / 60d)) / 15;
}
