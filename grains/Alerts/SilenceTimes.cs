using NodaTime;

namespace OpsHub.Grains.Alerts;

/// <summary>When a silence is in force.</summary>
public static class SilenceTimes
{
    /// <summary>The stretch that covers the instant or, if none does, the next one; null when there is none any more.</summary>
    public static Interval? Next(Silence silence, Instant now)
    {
        if (now >= silence.Until) return null;
        var from = Instant.Max(now, silence.From);
        if (silence.Weekly is not { } weekly) return new Interval(silence.From, silence.Until);
        // One day back: a window of last night may still go on.
        for (var day = from.InZone(weekly.Zone).Date.PlusDays(-1); weekly.Zone.AtStartOfDay(day).ToInstant() < silence.Until; day = day.PlusDays(1))
        {
            if (!weekly.Days.Contains(day.DayOfWeek)) continue;
            var (begins, ends) = (At(day, weekly.From, weekly.Zone), At(weekly.To > weekly.From ? day : day.PlusDays(1), weekly.To, weekly.Zone));
            var (start, end) = (Instant.Max(begins, silence.From), Instant.Min(ends, silence.Until));
            if (end > from && start < end) return new Interval(start, end);
        }
        return null;
    }

    /// <summary>An hour that the clocks pass over is the next one there is.</summary>
    private static Instant At(LocalDate day, LocalTime time, DateTimeZone zone) => day.At(time).InZoneLeniently(zone).ToInstant();
}
