using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Calendars;

/// <summary>One year of a calendar: weekdays work, Saturdays and Sundays do not, and what differs is listed.</summary>
public sealed class CalendarYear
{
    private readonly DayKind[] _kinds;

    private CalendarYear(int year, ImmutableSortedDictionary<LocalDate, CalendarDay> special)
    {
        (Year, Special) = (year, special);
        _kinds = [.. Days(year).Select(day => special.TryGetValue(day, out var told) ? told.Kind : Usual(day))];
    }

    public int Year { get; }

    /// <summary>The days that are not what their weekday makes of them, by date.</summary>
    public ImmutableSortedDictionary<LocalDate, CalendarDay> Special { get; }

    public int WorkingDays => _kinds.Count(k => k.IsWorking());

    /// <summary>A day of this year.</summary>
    public DayKind this[LocalDate day] => _kinds[day.DayOfYear - 1];

    /// <exception cref="ArgumentException">A day is of another year, or is told twice.</exception>
    public static CalendarYear Of(int year, IEnumerable<CalendarDay> special)
    {
        var days = special.ToList();
        if (days.Find(d => d.Date.Year != year) is { } stray) throw new ArgumentException($"{stray.Date} is not in {year}.", nameof(special));
        return new CalendarYear(year, days.ToImmutableSortedDictionary(d => d.Date, d => d));
    }

    /// <summary>The same year in a region that adds days of its own. A day that is off anyway keeps its reason.</summary>
    public CalendarYear With(CalendarYear region) =>
        new(Year, Special.SetItems(region.Special.Where(d => this[d.Key].IsWorking())));

    public static IEnumerable<LocalDate> Days(int year) =>
        Enumerable.Range(0, CalendarSystem.Iso.GetDaysInYear(year)).Select(new LocalDate(year, 1, 1).PlusDays);

    private static DayKind Usual(LocalDate day) => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? DayKind.Weekend : DayKind.Working;
}
