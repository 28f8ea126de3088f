using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Offices;

namespace OpsHub.Grains.Forecasts;

/// <summary>Which quarter hours of a day anybody can come in.</summary>
internal static class OpenHours
{
    /// <summary>Quarter hours before the opening and after the closing in which somebody may still be counted.</summary>
    private const int Grace = 2;

    /// <summary>Shares of the open quarter hours alone, which add up to 1 again. Hours of the weekday whose shape the day has: a day off in the week is like a Sunday.</summary>
    public static double[] Only(double[] shares, ImmutableArray<DayHours> opening, IsoDayOfWeek weekday)
    {
        if (opening.IsDefaultOrEmpty) return shares;
        var open = new bool[shares.Length];
        foreach (var part in opening.Where(h => h.Day == weekday))
            for (var q = Math.Max(0, Quarter(part.From) - Grace); q < Math.Min(open.Length, End(part) + Grace); q++) open[q] = true;
        var sum = shares.Where((_, q) => open[q]).Sum();
        return sum <= 0 ? shares : [.. shares.Select((share, q) => open[q] ? share / sum : 0)];
    }

    private static int Quarter(LocalTime time) => (time.Hour * 4) + (time.Minute / 15);

    private static int End(DayHours part) => part.To == LocalTime.Midnight ? LearntDay.QuartersADay : Quarter(part.To.PlusMinutes(14));
}
