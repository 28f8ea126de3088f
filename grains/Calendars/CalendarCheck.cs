using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Calendars;

/// <summary>What a year of the national calendar must fulfil to be believed.</summary>
public static class CalendarCheck
{
    /// <summary>Working days of a year before the President takes any away: 247 or 248 in 2013–2026; 249 in 2012.</summary>
    private const int LeastWorkingDays = 246, MostWorkingDays = 249;

    /// <summary>What is wrong, and what is expected there; empty when nothing is wrong.</summary>
    public static IEnumerable<(string Where, Said Expected)> Problems(CalendarYear year) =>
    [
        .. PublicHolidays.Of(year.Year).Where(day => year[day] != DayKind.Holiday).Select(day => ($"{day:uuuu-MM-dd}", new Said($"праздник, {PublicHolidays.NameOf(day)!.Value.Ru}", $"a holiday, {PublicHolidays.NameOf(day)!.Value.En}"))),
        .. year.Special.Values.Where(d => d.Kind == DayKind.Holiday && PublicHolidays.NameOf(d.Date) is null).Select(d => ($"{d.Date:uuuu-MM-dd}", new Said("day-off или non-working: праздника в этот день нет", "day-off or non-working; no public holiday falls on that date"))),
        .. Sum(year),
    ];

    private static IEnumerable<(string, Said)> Sum(CalendarYear year)
    {
        var days = year.WorkingDays + year.Special.Values.Count(d => d.Kind == DayKind.NonWorking);
        if (days is < LeastWorkingDays or > MostWorkingDays)
            yield return ($"{year.Year}", new($"от {LeastWorkingDays} до {MostWorkingDays} рабочих дней вместе с теми, что отменил указ, а не {days}: не пропущен ли перенос?", $"{LeastWorkingDays} to {MostWorkingDays} working days, those that a decree took away counted in, not {days}; is a moved day missing?"));
    }
}
