using System.Globalization;
using NodaTime;

namespace OpsHub.Grains.Notices;

/// <summary>Instants as customers read and hear them, in Russian and the company's zone.</summary>
internal sealed class LocalWords(DateTimeZone zone)
{
    private static readonly string[] Months = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];

    /// <summary><c>10:30 5 мая</c>.</summary>
    public string At(Instant at) => Of(at) is var local ? $"{Time(local)} {Day(local)}" : "";

    /// <summary><c>5 мая с 09:00 до 14:30</c>; over days both are named.</summary>
    public string Span(Instant from, Instant? to)
    {
        var start = Of(from);
        if (to is not { } until) return $"{Day(start)} с {Time(start)}";
        var end = Of(until);
        return start.Date == end.Date ? $"{Day(start)} с {Time(start)} до {Time(end)}" : $"с {Time(start)} {Day(start)} до {Time(end)} {Day(end)}";
    }

    public string SpokenSpan(Instant from, Instant? to)
    {
        var start = Of(from);
        if (to is not { } until) return $"{Day(start)} с {Spoken(start)}";
        var end = Of(until);
        return start.Date == end.Date ? $"{Day(start)} с {Spoken(start)} до {Spoken(end)}" : $"с {Spoken(start)} {Day(start)} до {Spoken(end)} {Day(end)}";
    }

    public string SpokenAt(Instant at) => Of(at) is var local ? $"{Day(local)} к {SpokenTo(local)}" : "";

    private LocalDateTime Of(Instant at) => at.InZone(zone).LocalDateTime;

    private static string Day(LocalDateTime at) => $"{at.Day} {Months[at.Month - 1]}";

    private static string Time(LocalDateTime at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>After с and до: из родительного падежа.</summary>
    private static string Spoken(LocalDateTime at) => $"{at.Hour} {One(at.Hour, "часа", "часов", "часов")}{(at.Minute == 0 ? "" : $" {at.Minute} {One(at.Minute, "минуты", "минут", "минут")}")}";

    /// <summary>After к: the dative.</summary>
    private static string SpokenTo(LocalDateTime at) => $"{at.Hour} {One(at.Hour, "часу", "часам", "часам")}{(at.Minute == 0 ? "" : $" {at.Minute} {One(at.Minute, "минуте", "минутам", "минутам")}")}";

    private static string One(int n, string one, string few, string many) => (n % 10, n % 100) switch
    {
        (1, not 11) => one,
        (>= 2 and <= 4, not (>= 12 and <= 14)) => few,
        _ => many,
    };
}
