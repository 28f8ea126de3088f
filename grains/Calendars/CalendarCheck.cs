namespace OpsHub.Grains.Calendars;

/// <summary>What a year of the national calendar must fulfil to be believed.</summary>
public static class CalendarCheck
{
    /// <summary>Working days of a year before the President takes any away: 247 or 248 in 2013–2026; 249 in 2012.</summary>
    private const int LeastWorkingDays = 246, MostWorkingDays = 249;

    /// <summary>What is wrong, and what is expected there; empty when nothing is wrong.</summary>
    public static IEnumerable<(string Where, string Expected)> Problems(CalendarYear year) =>
    [
        .. PublicHolidays.Of(year.Year).Where(day => year[day] != DayKind.Holiday).Select(day => ($"{day:uuuu-MM-dd}", $"a holiday, {PublicHolidays.NameOf(day)!.Value.En}")),
        .. year.Special.Values.Where(d => d.Kind == DayKind.Holiday && PublicHolidays.NameOf(d.Date) is null).Select(d => ($"{d.Date:uuuu-MM-dd}", "day-off or non-working; no public holiday falls on that date")),
        .. Sum(year),
    ];

    private static IEnumerable<(string, string)> Sum(CalendarYear year)
    {
        var days = year.WorkingDays + year.Special.Values.Count(d => d.Kind == DayKind.NonWorking);
        if (days is < LeastWorkingDays or > MostWorkingDays)
            yield return ($"{year.Year}", $"{LeastWorkingDays} to {MostWorkingDays} working days, those that a decree took away counted in, not {days}; is a moved day missing?");
    }
}
