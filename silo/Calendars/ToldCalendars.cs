using System.Collections.Immutable;
using OpsHub.Grains.Calendars;

namespace OpsHub.Silo.Calendars;

/// <summary>The calendars that come with the program, and over them the years that the log tells.</summary>
internal sealed class ToldCalendars
{
    private volatile ImmutableSortedDictionary<string, ImmutableSortedDictionary<int, YearOfCalendar>> _calendars;

    /// <exception cref="CalendarRefusedException">A calendar is missing or wrong.</exception>
    public ToldCalendars(string directory) => _calendars = CalendarShelf.Ids(directory).ToImmutableSortedDictionary(
        id => id, id => CalendarShelf.OwnYears(directory, id).Years.ToImmutableSortedDictionary(y => y.Year, y => new YearOfCalendar(y, null)));

    /// <summary>Calendars with their own years, the region's apart from the national one.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<int, YearOfCalendar>> All => _calendars;

    /// <summary>The national calendar, or that of a region.</summary>
    /// <exception cref="CalendarRefusedException">There is no such region.</exception>
    public WorkingCalendar Of(string? region)
    {
        var national = Own(CalendarShelf.National);
        if (region is null) return national;
        return _calendars.ContainsKey($"{CalendarShelf.National}-{region}") ? national.In(Own($"{CalendarShelf.National}-{region}")) : throw new CalendarRefusedException($"{CalendarShelf.National}-{region}", new("календарь региона: его нет", "a region's calendar; there is none"));
    }

    public void Apply(string calendar, CalendarYearTold told)
    {
        var years = _calendars.GetValueOrDefault(calendar, ImmutableSortedDictionary<int, YearOfCalendar>.Empty);
        _calendars = _calendars.SetItem(calendar, years.SetItem(told.Year, new YearOfCalendar(CalendarYear.Of(told.Year, told.Days), told, years.GetValueOrDefault(told.Year)?.Year)));
    }

    private WorkingCalendar Own(string id) => new(id, _calendars[id].Values.Select(y => y.Year));
}

/// <param name="Told">Who told it and when; null for one that comes with the program.</param>
/// <param name="Before">As it was before that, or null.</param>
internal sealed record YearOfCalendar(CalendarYear Year, CalendarYearTold? Told, CalendarYear? Before = null);
