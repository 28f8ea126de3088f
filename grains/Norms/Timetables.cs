using NodaTime;
using OpsHub.Grains.Offices;

namespace OpsHub.Grains.Norms;

/// <summary>Hours of a weekly timetable as norms count them. Dated exceptions of a timetable are not known yet; where a norm leaves public holidays out, <see cref="HolidayHours"/> looks at the calendar.</summary>
internal static class Timetables
{
    /// <summary>The norm's hours, or null when the timetable is not known.</summary>
    public static decimal? Hours(NormRule rule, IReadOnlyCollection<DayHours>? week) => week is not { Count: > 0 } ? null : rule.Metric switch
    {
        NormMetrics.WeeklyHours => Sum(week, rule.Days is { } days ? days : Enum.GetValues<IsoDayOfWeek>()),
        NormMetrics.WeekendHours => Sum(week, [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday]),
        NormMetrics.OperatorHours or NormMetrics.DailyHours => (rule.Days is { } days ? days : AllDays).Min(day => Sum(week, [day])),
        _ => throw new InvalidOperationException($"'{rule.Metric}' is no metric of a timetable."),
    };

    /// <summary>Whether the timetable has a whole working day in the span; a timetable that is not known may have one.</summary>
    public static bool Works(IReadOnlyCollection<DayHours>? week, LocalDate first, LocalDate last)
    {
        if (week is not { Count: > 0 }) return first <= last;
        for (var day = first; day <= last; day = day.PlusDays(1)) if (week.Any(h => h.Day == day.DayOfWeek)) return true;
        return false;
    }

    private static IEnumerable<IsoDayOfWeek> AllDays => Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None);

    private static decimal Sum(IEnumerable<DayHours> week, IEnumerable<IsoDayOfWeek> days) =>
        Sum(week.Where(h => days.Contains(h.Day)));

    public static decimal Sum(IEnumerable<DayHours> hours) => hours.Sum(h => h.Hours());
}
