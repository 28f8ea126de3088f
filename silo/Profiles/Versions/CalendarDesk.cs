using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Profiles;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;

namespace OpsHub.Silo.Profiles.Versions;

/// <summary>Answers about calendars.</summary>
internal sealed class CalendarDesk(ProfileStandards standards, IClock clock)
{
    public CalendarsAnswer All()
    {
        var (today, now) = (clock.GetCurrentInstant().InUtc().Date, clock.GetCurrentInstant());
        var users = standards.Versions.Companies.Select(id => (Id: id, Profile: standards.Profile(id, now))).ToLookup(c => IdOf(c.Profile?.Deadlines?.Region), c => new NamedCompany(c.Id, c.Profile?.Name ?? c.Id));
        return new CalendarsAnswer(today, [.. standards.Calendars.All.Select(c => new CalendarLine(
            c.Key, [.. c.Value.Values.Select(Line).OrderByDescending(y => y.Year)], c.Key == CalendarShelf.National ? [.. Enumerable.Range(today.Year - 1, 3).Where(y => !c.Value.ContainsKey(y))] : [], [.. users[c.Key]]))]);
    }

    public YearAnswer? Year(string calendar, int year) => standards.Calendars.All.TryGetValue(calendar, out var years) && years.TryGetValue(year, out var known)
        ? new YearAnswer(calendar, year, Line(known), [.. known.Year.Special.Values], known.Before is { } before ? Changed(before, known.Year) : [])
        : null;

    public (TellCalendarYear? Year, WrongDocument? Wrong) Check(string calendar, int year, string text)
    {
        var file = $"{calendar}/{year}.csv";
        if (!standards.Calendars.All.ContainsKey(calendar)) return (null, new WrongDocument(file, "calendar", Expect.Among(standards.Calendars.All.Keys, calendar)));
        if (year is < 1990 or > 2200) return (null, new WrongDocument(file, "year", Expect.Between(1990, 2200, year)));
        try
        {
            var told = CalendarFile.Parse(file, text.ReplaceLineEndings("\n").Split('\n'), year);
            if (calendar == CalendarShelf.National)
                foreach (var (at, expected) in CalendarCheck.Problems(told)) return (null, new WrongDocument(file, at, expected));
            return (new TellCalendarYear(year, [.. told.Special.Values]), null);
        }
        catch (CalendarRefusedException e)
        {
            return (null, new WrongDocument(file, e.At, e.Expected));
        }
    }

    /// <summary>Days that are of another kind, or told of in one of the two only.</summary>
    public static ImmutableArray<ChangedDay> Changed(CalendarYear before, CalendarYear now) =>
    [
        .. before.Special.Keys.Union(now.Special.Keys).Order().Where(day => before[day] != now[day])
            .Select(day => new ChangedDay(day, before[day], now[day])),
    ];

    private static string IdOf(string? region) => region is null ? CalendarShelf.National : $"{CalendarShelf.National}-{region}";

    private static YearLine Line(YearOfCalendar y) => new(
        y.Year.Year, y.Told is not null, y.Told?.By, y.Told?.At, y.Year.WorkingDays, CalendarYear.Days(y.Year.Year).Count(day => y.Year[day] == DayKind.Shortened), y.Year.Special.Count);
}
