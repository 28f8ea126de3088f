using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Calendars;

namespace OpsHub.Grains.Deadlines;

/// <summary>Where and by which calendar deadlines are counted.</summary>
/// <param name="Calendar">Whose working days.</param>
/// <param name="Zone">Whose local days.</param>
/// <param name="DaysMean">How days of no named kind are read: working or calendar days.</param>
/// <param name="Roll">What becomes of a last day that is a day off where a rule does not say.</param>
/// <param name="Hours">Working times by whose they are: <c>company</c>, <c>office/{id}</c>, <c>line/{id}</c>, and of one customer category <c>office/{id}/{category}</c>.</param>
public sealed record DeadlineSetting(
    WorkingCalendar Calendar, DateTimeZone Zone, DeadlineUnit DaysMean = DeadlineUnit.CalendarDays, Roll Roll = Roll.None, ImmutableDictionary<string, WorkingTime>? Hours = null)
{
    /// <summary>The unit that is counted: a stated one, or the company's reading.</summary>
    public DeadlineUnit Read(DeadlineUnit unit) => unit == DeadlineUnit.Days ? DaysMean : unit;

    /// <summary>The last second of a local day. Taken from the beginning of the next one, so it is right where clocks move at midnight.</summary>
    public Instant EndOf(LocalDate day) => Zone.AtStartOfDay(day.PlusDays(1)).ToInstant() - Duration.FromSeconds(1);

    public Instant StartOf(LocalDate day) => Zone.AtStartOfDay(day).ToInstant();

    public LocalDate DayOf(Instant at) => at.InZone(Zone).Date;

    /// <summary>Whose working time counts for a subject: that of its customer category where the office or line has one for it.</summary>
    public WorkingTime? HoursOf(string whose, string? office, string? category)
    {
        var owner = whose == "office" ? $"office/{office}" : whose;
        return category is not null && Hours?.GetValueOrDefault($"{owner}/{category}") is { } own ? own : Hours?.GetValueOrDefault(owner);
    }
}
