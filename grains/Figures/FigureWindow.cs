using NodaTime;
using NodaTime.Text;

namespace OpsHub.Grains.Figures;

/// <summary>The time a figure is about.</summary>
/// <param name="From">Begin.</param>
/// <param name="To">End, exclusive.</param>
/// <param name="Time">Over the interval, or this moment (then both ends are now).</param>
public readonly record struct FigureWindow(Instant From, Instant To, MetricTime Time)
{
    /// <summary>What may be written, for a refusal.</summary>
    public const string Expected = "now, 15m, 30m, today, month, or two instants such as 2026-11-01T00:00:00Z/2026-11-02T00:00:00Z with the first before the second";

    private static readonly InstantPattern WithoutSeconds = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm'Z'");

    public long LengthS => (long)(To - From).TotalSeconds;

    /// <summary>Reads a window as of an instant; <c>today</c> and <c>month</c> begin at local midnight of the zone. Null when it cannot be read.</summary>
    public static FigureWindow? Parse(string text, Instant now, DateTimeZone zone) => text switch
    {
        "now" => new FigureWindow(now, now, MetricTime.Now),
        "15m" => Until(now, now - Duration.FromMinutes(15)),
        "30m" => Until(now, now - Duration.FromMinutes(30)),
        "today" => Until(now, zone.AtStartOfDay(now.InZone(zone).Date).ToInstant()),
        "month" => Until(now, zone.AtStartOfDay(now.InZone(zone).Date.With(DateAdjusters.StartOfMonth)).ToInstant()),
        _ => Between(text),
    };

    private static FigureWindow Until(Instant now, Instant from) => new(from, now, MetricTime.Interval);

    private static FigureWindow? Between(string text) =>
        text.Split('/') is [var first, var second] && Read(first) is { } from && Read(second) is { } to && from < to
            ? new FigureWindow(from, to, MetricTime.Interval)
            : null;

    private static Instant? Read(string text) =>
        InstantPattern.ExtendedIso.Parse(text) is { Success: true } full ? full.Value
        : WithoutSeconds.Parse(text) is { Success: true } brief ? brief.Value
        : null;
}
