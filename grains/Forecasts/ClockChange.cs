using NodaTime;

namespace OpsHub.Grains.Forecasts;

/// <summary>Days on which clocks are changed: quarter hours that the day does not have, or has twice, teach nothing.</summary>
internal static class ClockChange
{
    public static int[] Without(LocalDate day, DateTimeZone zone, int[] counts)
    {
        var (begins, ends) = (zone.AtStartOfDay(day).ToInstant(), zone.AtStartOfDay(day.PlusDays(1)).ToInstant());
        if (zone.GetZoneInterval(begins) is not { HasEnd: true } before || before.End >= ends) return counts;
        var (old, young) = (before.IsoLocalEnd, zone.GetZoneInterval(before.End).IsoLocalStart);
        return [.. counts.Select((count, q) => Between(old, young, day.At(new LocalTime(q / 4, q % 4 * 15))) ? LearntDay.Unheard : count)];
    }

    private static bool Between(LocalDateTime one, LocalDateTime other, LocalDateTime at) => at >= LocalDateTime.Min(one, other) && at < LocalDateTime.Max(one, other);
}
