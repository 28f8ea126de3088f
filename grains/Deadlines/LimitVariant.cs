using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using OpsHub.Grains.Calendars;

namespace OpsHub.Grains.Deadlines;

/// <summary>Another limit for some subjects, or for clocks that begin in a season or on a kind of day: the first that fits holds instead of the rule's own.</summary>
/// <param name="Within">The limit then.</param>
/// <param name="Season">Days of the year on which the clock begins; null for all.</param>
/// <param name="On">Kind of day on which it begins, or null for any.</param>
/// <param name="Amber">At risk from here on then, or null.</param>
/// <param name="Subject">What the subject must be, such as <c>settlement</c> <c>rural</c>: all of it; null for any. One that has not said it is none of these.</param>
public sealed record LimitVariant(Limit Within, Season? Season = null, DayType? On = null, Limit? Amber = null, ImmutableSortedDictionary<string, string>? Subject = null)
{
    /// <summary>Whether a clock of the subject that begins on the day is meant; null where there is no calendar for its year.</summary>
    public bool? Fits(DeadlineSubject of, LocalDate day, WorkingCalendar calendar)
    {
        if (Subject is { } asked && !asked.All(a => of.Attributes?.GetValueOrDefault(a.Key) == a.Value)) return false;
        if (Season is { } season && !season.Holds(day)) return false;
        if (On is not { } type) return true;
        return calendar.KindOf(day) is { } kind ? kind.IsWorking() == (type == DayType.WorkingDay) : null;
    }
}

public enum DayType
{
    WorkingDay,

    /// <summary>A weekend, a holiday, or any other day off.</summary>
    DayOff,
}

/// <summary>A part of every year, both ends counted; it may reach over New Year.</summary>
/// <param name="From">First day, such as <c>10-15</c>.</param>
/// <param name="To">Last day, such as <c>04-15</c>.</param>
public sealed record Season(string From, string To)
{
    public bool Holds(LocalDate day)
    {
        var at = day.ToString("MM-dd", CultureInfo.InvariantCulture);
        var (after, before) = (string.CompareOrdinal(at, From) >= 0, string.CompareOrdinal(at, To) <= 0);
        return string.CompareOrdinal(From, To) <= 0 ? after && before : after || before;
    }
}
