using NodaTime;

namespace OpsHub.Grains.Duties;

/// <summary>How often.</summary>
public enum Cadence { Day, Month, Quarter, HalfYear, Year }

/// <summary>Work that comes back by the calendar (периодическая обязанность): a survey, a reading, a reconciliation. Once in each period.</summary>
/// <param name="Every">Calendar period in which it is due once.</param>
/// <param name="GraceDays">Days after the period in which it may still be done, 0–31.</param>
/// <param name="Act">Kind of the deadline by which what was found must be acted on; null where nothing follows.</param>
public sealed record DutyRule(string Id, Cadence Every, int GraceDays = 0, string? Act = null)
{
    /// <summary>Event from which the time for acting runs.</summary>
    public const string Closed = "survey-closed";
}

/// <summary>One period of a duty.</summary>
/// <param name="First">First local day.</param>
/// <param name="Last">Last local day.</param>
public readonly record struct DutyPeriod(LocalDate First, LocalDate Last)
{
    /// <summary>The period that holds a day.</summary>
    public static DutyPeriod Of(Cadence every, LocalDate day) => every switch
    {
        Cadence.Day => new(day, day),
        Cadence.Month => From(new LocalDate(day.Year, day.Month, 1), 1),
        Cadence.Quarter => From(new LocalDate(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1), 3),
        Cadence.HalfYear => From(new LocalDate(day.Year, day.Month < 7 ? 1 : 7, 1), 6),
        Cadence.Year => From(new LocalDate(day.Year, 1, 1), 12),
        _ => throw new InvalidOperationException($"Unknown cadence {every}."),
    };

    private static DutyPeriod From(LocalDate first, int months) => new(first, first.PlusMonths(months).PlusDays(-1));
}
