using NodaTime;

namespace OpsHub.Grains.Channels;

/// <summary>The local hours of every day in which an interruption counts, such as 07:00 to 23:00.</summary>
/// <param name="To">Their end, not counted any more; null for the end of the day.</param>
public sealed record Daytime(LocalTime From, LocalTime? To)
{
    /// <summary>Where a standard names no hours.</summary>
    public static Daytime Whole { get; } = new(LocalTime.Midnight, null);

    /// <summary>What of a span lies within them, day by day; nothing for a span of the night.</summary>
    public IEnumerable<Interval> Of(Instant from, Instant to, DateTimeZone zone)
    {
        for (var day = from.InZone(zone).Date; ; day = day.PlusDays(1))
        {
            var hours = On(day, zone);
            if (hours.Start >= to) yield break;
            var (start, end) = (Instant.Max(from, hours.Start), Instant.Min(to, hours.End));
            if (start < end) yield return new Interval(start, end);
        }
    }

    /// <summary>How much of a span lies within them.</summary>
    public Duration Length(Instant from, Instant to, DateTimeZone zone) => Of(from, to, zone).Aggregate(Duration.Zero, (sum, part) => sum + part.Duration);

    private Interval On(LocalDate day, DateTimeZone zone) => new(
        zone.AtLeniently(day + From).ToInstant(), To is { } to ? zone.AtLeniently(day + to).ToInstant() : zone.AtStartOfDay(day.PlusDays(1)).ToInstant());
}
