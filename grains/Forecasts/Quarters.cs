using NodaTime;

namespace OpsHub.Grains.Forecasts;

/// <summary>Instants as quarter hours of the local day.</summary>
internal static class Quarters
{
    /// <summary>Since its beginning by the clock on the wall, with the part that is gone.</summary>
    public static double Of(LocalDateTime at) => at.NanosecondOfDay / (15d * NodaConstants.NanosecondsPerMinute);

    public static double Of(Instant at, DateTimeZone zone) => Of(at.InZone(zone).LocalDateTime);
}
