using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Offices;

namespace OpsHub.Grains.Deadlines;

/// <summary>When an office, a line or the company works: hours by weekday, and the calendar's days off taken out.</summary>
/// <param name="Hours">Parts of the week, local; may be empty.</param>
/// <param name="ShortenedByMin">By how much the last part of a shortened day ends earlier, minutes; 0 where the company does not shorten.</param>
/// <param name="Other">Days that are not as their weekday, or null.</param>
public sealed record WorkingTime(ImmutableArray<DayHours> Hours, int ShortenedByMin = 0, Timetable? Other = null)
{
    /// <summary>Parts of a day in order. A weekend day that is worked keeps its own hours or else takes Friday's; a Saturday that is merely a Saturday keeps its own.</summary>
    public IEnumerable<DayHours> On(LocalDate day, DayKind kind)
    {
        if (Other?.Dated(day) is { } dated) return Parts(dated);
        if (!kind.IsWorking() && kind != DayKind.Weekend) return [];
        var parts = Other?.Regular(day) is { } regular ? Parts(regular) : PartsOf(day.DayOfWeek);
        if (parts.Count == 0 && kind.IsWorking() && day.DayOfWeek >= IsoDayOfWeek.Saturday) parts = PartsOf(IsoDayOfWeek.Friday);
        if (kind == DayKind.Shortened && parts is [.., var last]) parts[^1] = last with { To = Earlier(last) };
        return parts.Where(p => p.AreHours());
    }

    private List<DayHours> PartsOf(IsoDayOfWeek day) => Parts(Hours.Where(h => h.Day == day));

    private static List<DayHours> Parts(IEnumerable<DayHours> hours) => [.. hours.OrderBy(h => h.From)];

    private LocalTime Earlier(DayHours part) =>
        part.Hours() * 60 <= ShortenedByMin ? part.From : part.To.PlusMinutes(-ShortenedByMin);
}
