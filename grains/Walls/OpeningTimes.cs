using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Offices;

namespace OpsHub.Grains.Walls;

/// <summary>When an office is open, by its hours.</summary>
internal static class OpeningTimes
{
    /// <summary>The opening that goes on at an instant, or the next one within a week; null when no hours are known.</summary>
    public static Interval? Around(ImmutableArray<DayHours> hours, Instant now, DateTimeZone zone)
    {
        if (hours.IsDefaultOrEmpty) return null;
        var today = now.InZone(zone).Date;
        for (var ahead = 0; ahead <= 7; ahead++)
        {
            var day = today.PlusDays(ahead);
            foreach (var part in hours.Where(h => h.Day == day.DayOfWeek).OrderBy(h => h.From))
                if (Between(day, part, zone) is { } interval && interval.End > now) return interval;
        }
        return null;
    }

    /// <summary>Hours of the day, local, in which the office is open at least partly, ascending.</summary>
    public static IEnumerable<int> HoursOf(ImmutableArray<DayHours> hours, IsoDayOfWeek day) => hours.IsDefaultOrEmpty
        ? []
        : hours.Where(h => h.Day == day).SelectMany(h => Enumerable.Range(h.From.Hour, LastHour(h.To) - h.From.Hour + 1)).Distinct().Order();

    private static int LastHour(LocalTime to) => to == LocalTime.Midnight ? 23 : to == new LocalTime(to.Hour, 0) ? to.Hour - 1 : to.Hour;

    private static Interval? Between(LocalDate day, DayHours part, DateTimeZone zone)
    {
        var (from, to) = (part.Begins(day, zone), part.Ends(day, zone));
        return from < to ? new Interval(from, to) : null;
    }
}
