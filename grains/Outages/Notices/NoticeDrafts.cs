using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace OpsHub.Grains.Outages.Notices;

/// <summary>What a notice would be as outages: one for each interval of each day, with all parts of the area that share it.</summary>
public static class NoticeDrafts
{
    /// <summary>More days than these nobody means by «с 1 по 31».</summary>
    private const int MostDays = 62;

    /// <summary>The id of the n-th outage of a text, from 0: the same however often it is read. How it is spaced does not matter.</summary>
    public static string IdOf(string text, int n)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"notice-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 6))}-{n + 1}";
    }

    /// <param name="zone">Of the company: notices tell local time.</param>
    public static ImmutableArray<ReportOutage> Of(ReadNotice notice, DateTimeZone zone)
    {
        var estimate = notice.Restored is { } told ? At(told.Day, told.Time, zone) : (Instant?)null;
        var untimed = notice.Parts.Where(p => p.When.IsEmpty).Select(p => p.Place).ToImmutableArray();
        var timed = notice.Parts.SelectMany(p => p.When, (part, when) => (part.Place, When: when)).Where(p => p.When.Day is not null)
            .SelectMany(p => DaysOf(p.When), (p, day) => (p.Place, StartsAt: At(day, p.When.From, zone), EndsAt: At(day, p.When.To, zone)))
            .GroupBy(p => (p.StartsAt, p.EndsAt)).OrderBy(g => g.Key)
            .Select(g => new ReportOutage(notice.Kind, [.. g.Select(p => p.Place)], StartsAt: g.Key.StartsAt, EstimateAt: g.Key.EndsAt));
        return [.. timed, .. untimed.IsEmpty ? Array.Empty<ReportOutage>() : [new ReportOutage(notice.Kind, untimed, EstimateAt: estimate)]];
    }

    private static IEnumerable<LocalDate> DaysOf(ReadInterval when) =>
        Enumerable.Range(0, Math.Min(MostDays, when.LastDay is { } last ? Period.DaysBetween(when.Day!.Value, last) + 1 : 1)).Select(n => when.Day!.Value.PlusDays(n));

    private static Instant At(LocalDate day, LocalTime time, DateTimeZone zone) => zone.AtLeniently(time == LocalTime.MaxValue ? day.PlusDays(1).AtMidnight() : day + time).ToInstant();
}
