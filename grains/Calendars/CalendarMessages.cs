using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Calendars;

public abstract record CalendarEvent(Instant At) : IEvent;

/// <summary>A year of the calendar is known, or known anew.</summary>
/// <param name="Days">The days that are not what their weekday makes of them.</param>
/// <param name="By">Who told.</param>
[Stored("calendar-year-told")]
public sealed record CalendarYearTold(int Year, ImmutableArray<CalendarDay> Days, string By, Instant At) : CalendarEvent(At);

/// <summary>Only the hub's own desk sends these.</summary>
public abstract record CalendarCommand : IInward;

[Stored("tell-calendar-year")]
public sealed record TellCalendarYear(int Year, ImmutableArray<CalendarDay> Days) : CalendarCommand;
