using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace OpsHub.Silo.Outages.Feeds;

/// <summary>Reads an instant as sources write it: ISO with or without an offset, «15.05.2025 09:00», seconds or milliseconds since 1970.</summary>
/// <param name="zone">Of instants that tell none.</param>
internal sealed class FeedInstants(DateTimeZone zone)
{
    /// <summary>From here on a bare number is milliseconds: as seconds it would be the year 5138.</summary>
    private const long Milliseconds = 100_000_000_000;

    private static readonly OffsetDateTimePattern[] WithOffset =
    [
        OffsetDateTimePattern.ExtendedIso, OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<G>"), OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:sso<G>"),
    ];

    private static readonly LocalDateTimePattern[] Local =
    [
        .. from pattern in new[] { "uuuu-MM-dd'T'HH:mm:ss;FFFFFFFFF", "uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd HH:mm:ss;FFFFFFFFF", "uuuu-MM-dd HH:mm", "dd.MM.uuuu HH:mm:ss", "dd.MM.uuuu HH:mm", "dd.MM.uuuu H:mm" }
        select LocalDateTimePattern.CreateWithInvariantCulture(pattern),
    ];

    /// <summary>Null where it is none of these.</summary>
    public Instant? Of(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var since)) return since >= Milliseconds ? Instant.FromUnixTimeMilliseconds(Math.Min(since, 99_999_999_999_999)) : Instant.FromUnixTimeSeconds(since);
        foreach (var pattern in WithOffset)
            if (pattern.Parse(text) is { Success: true, Value: var stamped }) return stamped.ToInstant();
        foreach (var pattern in Local)
            if (pattern.Parse(text) is { Success: true, Value: var local }) return zone.AtLeniently(local).ToInstant();
        return null;
    }
}
