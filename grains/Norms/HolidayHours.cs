using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Offices;

namespace OpsHub.Grains.Norms;

/// <summary>Hours of the weeks or days that a window really has, where the standard leaves public holidays out of a timetable norm.</summary>
/// <param name="Kept">The least of the weeks or days that count; null where all are left out.</param>
/// <param name="All">The least of all of them, holidays as hours closed.</param>
/// <param name="LeftOut">Weeks or days that the standard leaves out.</param>
internal sealed record HolidayHours(decimal? Kept, decimal All, int LeftOut)
{
    /// <summary>The same in words, for whoever reads the figure.</summary>
    public Said Told => new($"без праздников: не в счёт {LeftOut}, с ними наименьшее {All:0.##} ч", $"without holidays: {LeftOut} left out, the least with them is {All:0.##} h");

    /// <summary>Null where the norm leaves no holidays out, the timetable is not known, or there is no calendar for a day of the window: then the timetable alone is judged.</summary>
    public static HolidayHours? Of(NormRule rule, IReadOnlyCollection<DayHours> week, WorkingCalendar? calendar, NormPeriod period)
    {
        var weekly = rule.Metric is NormMetrics.WeeklyHours or NormMetrics.WeekendHours;
        if (week.Count == 0 || calendar is null || rule.Exclusions?.Any(e => e.Kind == (weekly ? ExclusionKind.HolidayWeeks : ExclusionKind.PublicHolidays)) != true) return null;
        var spans = Spans(period, weekly).Where(span => weekly || rule.Days?.Contains(span[0].DayOfWeek) != false).ToList();
        if (spans.Count == 0 || spans.SelectMany(s => s).Any(day => calendar.KindOf(day) is null)) return null;
        var counted = spans.Select(span => (Hours: Sum(rule, Open(week, span, calendar), weekly), Left: span.Any(day => calendar.KindOf(day) == DayKind.Holiday))).ToList();
        var kept = counted.Where(c => !c.Left).ToList();
        return new HolidayHours(kept.Count == 0 ? null : kept.Min(c => c.Hours), counted.Min(c => c.Hours), counted.Count - kept.Count);
    }

    /// <summary>Weeks that begin in the window, or its days.</summary>
    private static IEnumerable<LocalDate[]> Spans(NormPeriod period, bool weekly)
    {
        for (var day = period.First; day <= period.Last; day = day.PlusDays(1))
            if (!weekly) yield return [day];
            else if (day.DayOfWeek == IsoDayOfWeek.Monday) yield return [.. Enumerable.Range(0, 7).Select(day.PlusDays)];
    }

    private static decimal Sum(NormRule rule, List<DayHours> open, bool weekly) => weekly ? Timetables.Hours(rule, open) ?? 0 : Timetables.Sum(open);

    /// <summary>The timetable's hours on days that are no public holiday.</summary>
    private static List<DayHours> Open(IReadOnlyCollection<DayHours> week, LocalDate[] span, WorkingCalendar calendar) =>
        [.. span.Where(day => calendar.KindOf(day) != DayKind.Holiday).SelectMany(day => week.Where(h => h.Day == day.DayOfWeek))];
}
