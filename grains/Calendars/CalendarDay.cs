using NodaTime;

namespace OpsHub.Grains.Calendars;

/// <summary>A day that is not what its weekday makes of it.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">What it is instead.</param>
/// <param name="MovedFrom">Where a moved day off came from, or null where that is not known.</param>
public sealed record CalendarDay(LocalDate Date, DayKind Kind, LocalDate? MovedFrom = null);
