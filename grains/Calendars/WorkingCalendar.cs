using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Calendars;

/// <summary>
/// Which days work, by year. A year that nobody has told is not guessed: it has no answer, and whoever counts into it has no deadline yet.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly ImmutableSortedDictionary<int, CalendarYear> _told;
    private readonly CalendarYear?[] _years;   // from the first told year on, for speed
    private readonly int _first;

    /// <param name="id">Such as <c>ru</c>, or <c>ru-saratov</c> with a region's own days.</param>
    public WorkingCalendar(string id, IEnumerable<CalendarYear> years)
    {
        _told = years.ToImmutableSortedDictionary(y => y.Year, y => y);
        (Id, _first) = (id, _told.Keys.FirstOrDefault());
        _years = _told.IsEmpty ? [] : [.. Enumerable.Range(_first, _told.Keys.Last() - _first + 1).Select(_told.GetValueOrDefault)];
    }

    public string Id { get; }

    public IEnumerable<CalendarYear> Years => _told.Values;

    /// <summary>The year, or null: there is no calendar for it yet.</summary>
    public CalendarYear? this[int year] => (uint)(year - _first) < (uint)_years.Length ? _years[year - _first] : null;

    /// <summary>What a day is, or null: there is no calendar for its year.</summary>
    public DayKind? KindOf(LocalDate day) => this[day.Year]?[day];

    /// <summary>The calendar with one year told or told anew.</summary>
    public WorkingCalendar With(CalendarYear year) => new(Id, _told.SetItem(year.Year, year).Values);

    /// <summary>The calendar of a region. Only the years that the region has told are known: its silence is no promise that it adds nothing.</summary>
    public WorkingCalendar In(WorkingCalendar region) =>
        new(region.Id, _told.Values.Where(y => region[y.Year] is not null).Select(y => y.With(region[y.Year]!)));
}
