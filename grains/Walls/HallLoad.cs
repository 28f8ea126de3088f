using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Offices;
using OpsHub.Grains.PastDays;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>The load chart of a hall screen: today's hours against the same weekday of the last eight weeks.</summary>
internal sealed class HallLoad
{
    private const int MaxWeeks = 8;

    /// <summary>Earlier days of a weekday below which nothing is called typical.</summary>
    private const int EnoughDays = 2;

    public LocalDate Day { get; set; }

    public LoadHour[] Hours { get; set; } = NoHours();

    /// <summary>Earlier days with tickets, oldest first, of at most eight weeks.</summary>
    public List<LoadDay> Past { get; set; } = [];

    /// <summary>Takes a day that was told, in the place of what was known of it.</summary>
    public void Tell(PastDayTold told)
    {
        if (Day != default && told.Day >= Day) return;
        Past.RemoveAll(p => p.Day == told.Day);
        Past.Add(new LoadDay(told.Day, told.Issued));
        Past.Sort((a, b) => a.Day.CompareTo(b.Day));
    }

    /// <summary>Moves on to an instant of the office's time.</summary>
    public void Advance(Instant newest, DateTimeZone zone)
    {
        var day = newest.InZone(zone).Date;
        if (day <= Day) return;
        if (Hours.Any(h => h.Issued > 0)) Past.Add(new LoadDay(Day, [.. Hours.Select(h => h.Issued)]));
        Past.RemoveAll(p => p.Day < day.PlusWeeks(-MaxWeeks));
        (Day, Hours) = (day, NoHours());
    }

    /// <summary>Counts a fact, if it is one of today's load.</summary>
    /// <param name="happened">The fact.</param>
    /// <param name="before">Its ticket before it.</param>
    /// <param name="zone">The office's.</param>
    public void Count(QueueEvent happened, TicketTrace? before, DateTimeZone zone)
    {
        var (issuedAt, waitedS) = happened switch
        {
            TicketIssued e => (e.At, (int?)null),
            TicketCalled e when before is not { Called: true } => (e.IssuedAt, e.Reason.WaitedS),
            _ => (default, null),
        };
        if (issuedAt == default || issuedAt.InZone(zone) is var local && local.Date != Day) return;
        var hour = Hours[local.Hour];
        Hours[local.Hour] = waitedS is { } s ? hour with { Called = hour.Called + 1, WaitedS = hour.WaitedS + s } : hour with { Issued = hour.Issued + 1 };
    }

    /// <param name="opening">Opening hours, or empty.</param>
    public LoadCell Cell(ImmutableArray<DayHours> opening)
    {
        var alike = Past.Where(p => p.Day.DayOfWeek == Day.DayOfWeek).ToList();
        var shown = OpeningTimes.HoursOf(opening, Day.DayOfWeek).Concat(Enumerable.Range(0, 24).Where(h => Hours[h].Issued > 0)).Distinct().Order();
        return new LoadCell(Day, [.. shown.Select(h => new HourCell(h, Hours[h].Issued, Hours[h].MeanWaitS, Typical(alike, h)))]);
    }

    /// <summary>Visitors by opening hour of a weekday; empty where there are too few such days.</summary>
    public ImmutableArray<UsualHour> Usual(IsoDayOfWeek day, ImmutableArray<DayHours> opening)
    {
        var alike = Past.Where(p => p.Day.DayOfWeek == day).ToList();
        return alike.Count < EnoughDays ? [] : [.. OpeningTimes.HoursOf(opening, day).Select(h => new UsualHour(h, Typical(alike, h)!.Value))];
    }

    private static decimal? Typical(List<LoadDay> alike, int hour) =>
        alike.Count < EnoughDays ? null : Math.Round((decimal)alike.Sum(d => d.Issued[hour]) / alike.Count, 1, MidpointRounding.AwayFromZero);

    private static LoadHour[] NoHours() => [.. Enumerable.Repeat(new LoadHour(0, 0, 0), 24)];
}

/// <summary>Tickets issued in one hour of today; of them called, and the sum of the waits to their first call, seconds.</summary>
internal sealed record LoadHour(int Issued, int Called, long WaitedS)
{
    public int? MeanWaitS => Called == 0 ? null : (int)Math.Round((double)WaitedS / Called, MidpointRounding.AwayFromZero);
}

/// <summary>Tickets issued by hour (24) of an earlier day.</summary>
internal sealed record LoadDay(LocalDate Day, ImmutableArray<int> Issued);
