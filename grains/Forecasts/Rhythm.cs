using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Calendars;

namespace OpsHub.Grains.Forecasts;

/// <summary>What the calendar makes of a day for those who come.</summary>
public enum DaySort
{
    /// <summary>A day like others of its weekday.</summary>
    Ordinary,

    /// <summary>A working day one hour shorter.</summary>
    Shortened,

    /// <summary>Off although its weekday works, or a public holiday.</summary>
    DayOff,

    /// <summary>The first working day after days off that are more than a weekend.</summary>
    AfterDaysOff,
}

/// <summary>Where in the month a day is; days of readings and bills go before the thirds.</summary>
public enum MonthPart { Early, Middle, Late, Bills, Readings }

/// <param name="Weekday">Whose shape the day has: a day off in the week is like a Sunday, a working Saturday like a Friday.</param>
public readonly record struct DayTraits(IsoDayOfWeek Weekday, DaySort Sort, MonthPart Part);

/// <summary>What makes days of a company differ, told as data: its production calendar, days of meter readings, days on which bills arrive.</summary>
/// <param name="Calendar">Null, or without the year asked for: weekdays alone count.</param>
/// <param name="ReadingDays">Days of the month on which readings are due.</param>
/// <param name="BillDays">Days of the month on which bills arrive.</param>
public sealed record Rhythm(WorkingCalendar? Calendar, ImmutableArray<int> ReadingDays, ImmutableArray<int> BillDays)
{
    /// <summary>Meter readings are due from the 23rd to the 26th (Rules 354, clause 31).</summary>
    public static Rhythm Usual { get; } = new(null, [23, 24, 25, 26], []);

    public DayTraits Of(LocalDate day)
    {
        var kind = Calendar?.KindOf(day);
        var weekend = day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
        return kind switch
        {
            null or DayKind.Weekend => new(day.DayOfWeek, DaySort.Ordinary, PartOf(day)),
            DayKind.Shortened => new(weekend ? IsoDayOfWeek.Friday : day.DayOfWeek, DaySort.Shortened, PartOf(day)),
            DayKind.Working => new(weekend ? IsoDayOfWeek.Friday : day.DayOfWeek, FollowsDaysOff(day) ? DaySort.AfterDaysOff : DaySort.Ordinary, PartOf(day)),
            _ => new(weekend ? day.DayOfWeek : IsoDayOfWeek.Sunday, DaySort.DayOff, PartOf(day)),
        };
    }

    private MonthPart PartOf(LocalDate day) =>
        ReadingDays.Contains(day.Day) ? MonthPart.Readings : BillDays.Contains(day.Day) ? MonthPart.Bills : day.Day <= 10 ? MonthPart.Early : day.Day <= 20 ? MonthPart.Middle : MonthPart.Late;

    private bool FollowsDaysOff(LocalDate day)
    {
        var more = false;
        for (var before = day.PlusDays(-1); Calendar!.KindOf(before) is { } kind && !kind.IsWorking(); before = before.PlusDays(-1)) more |= kind != DayKind.Weekend;
        return more;
    }
}
