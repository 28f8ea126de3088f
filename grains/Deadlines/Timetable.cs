using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Offices;

namespace OpsHub.Grains.Deadlines;

/// <summary>What makes a day other than its weekday: a date of its own before a weekday of the month, that before a season.</summary>
/// <param name="Seasons">Weeks of seasons.</param>
/// <param name="Monthly">Weekdays of a month, such as the first and third Tuesday.</param>
/// <param name="Dates">Single dates; closed where they have no part. They hold whatever the calendar makes of the day.</param>
public sealed record Timetable(ImmutableArray<SeasonHours> Seasons, ImmutableArray<MonthlyHours> Monthly, ImmutableArray<DatedHours> Dates)
{
    /// <summary>Parts of a date that is told of by itself, or null.</summary>
    public ImmutableArray<DayHours>? Dated(LocalDate day) => Dates.FirstOrDefault(d => d.Date == day)?.Parts;

    /// <summary>Parts of an ordinary day that is not as its weekday, or null.</summary>
    public ImmutableArray<DayHours>? Regular(LocalDate day) =>
        Monthly.FirstOrDefault(m => m.Day == day.DayOfWeek && m.Weeks.Contains(((day.Day - 1) / 7) + 1))?.Parts ??
        (Seasons.FirstOrDefault(s => s.Season.Holds(day)) is { } season ? [.. season.Hours.Where(h => h.Day == day.DayOfWeek)] : null);
}

public sealed record SeasonHours(Season Season, ImmutableArray<DayHours> Hours);

/// <param name="Weeks">Which of the month's days of that name, 1–5.</param>
public sealed record MonthlyHours(IsoDayOfWeek Day, ImmutableArray<int> Weeks, ImmutableArray<DayHours> Parts);

public sealed record DatedHours(LocalDate Date, ImmutableArray<DayHours> Parts);
