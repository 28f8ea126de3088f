using System.Collections.Immutable;
using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Calendars;

/// <param name="Years">Years told here; those that come with the program are not among them.</param>
public sealed record CalendarState(ImmutableSortedDictionary<int, ImmutableArray<CalendarDay>> Years)
{
    public static CalendarState None { get; } = new(ImmutableSortedDictionary<int, ImmutableArray<CalendarDay>>.Empty);
}

/// <summary>What people tell of a production calendar while the hub runs: the next year, or a correction. Grain id <c>calendar/hub/ru</c>, or <c>calendar/hub/ru-{region}</c> with a region's own days.</summary>
public static class Calendar
{
    public const string National = "ru";

    public static GrainKind<CalendarState, CalendarCommand, CalendarEvent> Kind { get; } = new("calendar", 1, CalendarState.None, Decide, Evolve);

    public static GrainId IdOf(string calendar) => new(Kind.Name, Account.Hub, calendar);

    public static Decision<CalendarEvent> Decide(CalendarState calendar, CalendarCommand command, Turn turn) => command switch
    {
        TellCalendarYear c when Wrong(c, turn.Grain.Key) is { } wrong => wrong,
        TellCalendarYear c when calendar.Years.TryGetValue(c.Year, out var known) && known.SequenceEqual(c.Days) => Decision<CalendarEvent>.Nothing,
        TellCalendarYear c => new CalendarYearTold(c.Year, c.Days, turn.Actor, turn.Now),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static CalendarState Evolve(CalendarState calendar, CalendarEvent happened) => happened switch
    {
        CalendarYearTold e => new CalendarState(calendar.Years.SetItem(e.Year, e.Days)),
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static Refusal? Wrong(TellCalendarYear c, string calendar)
    {
        if (c.Year is < 1990 or > 2200) return new Refusal("year-wrong", $"A year from 1990 to 2200, not {c.Year}.");
        if (c.Days.FirstOrDefault(d => d.Date.Year != c.Year) is { } stray) return new Refusal("day-wrong", $"{stray.Date:uuuu-MM-dd} is not in {c.Year}.");
        if (c.Days.CountBy(d => d.Date).FirstOrDefault(d => d.Value > 1) is { Value: > 1 } twice) return new Refusal("day-twice", $"{twice.Key:uuuu-MM-dd} is told twice.");
        if (calendar != National) return null;
        foreach (var (where, expected) in CalendarCheck.Problems(CalendarYear.Of(c.Year, c.Days))) return new Refusal("calendar-wrong", $"{where}: expected {expected.En}.");
        return null;
    }
}
