using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Offices;
using OpsHub.Grains.PastDays;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>The load chart of an office: today's hours beside what was forecast for them before the day began.</summary>
internal sealed class HallLoad
{
    public Arrivals Arrivals { get; set; } = new();

    public LoadHour[] Hours { get; set; } = NoHours();

    /// <summary>Takes a day that was told, in the place of what was known of it.</summary>
    public void Tell(PastDayTold told, Rhythm rhythm, ImmutableArray<DayHours> opening) => Arrivals.Tell(told.Day, told.Issued, rhythm, opening);

    /// <summary>Moves on to an instant of the office's time.</summary>
    public void Advance(Instant newest, OfficeNow office, Rhythm rhythm)
    {
        var day = Arrivals.Day;
        Arrivals.Advance(newest, office.Zone, rhythm, office.Hours);
        if (Arrivals.Day != day) Hours = NoHours();
    }

    /// <summary>Counts a fact, if it is one of today's load.</summary>
    /// <param name="happened">The fact.</param>
    /// <param name="before">Its ticket before it.</param>
    /// <param name="zone">The office's.</param>
    public void Count(QueueEvent happened, TicketTrace? before, DateTimeZone zone)
    {
        switch (happened)
        {
            case TicketIssued e: Arrivals.Count(e.At, zone); break;
            case TicketCalled e when before is not { Called: true } && e.IssuedAt.InZone(zone) is var local && local.Date == Arrivals.Day:
                Hours[local.Hour] = new LoadHour(Hours[local.Hour].Called + 1, Hours[local.Hour].WaitedS + e.Reason.WaitedS);
                break;
        }
    }

    public int Issued(int hour) => Arrivals.Came(hour * 4, (hour + 1) * 4);

    /// <summary>The opening hours and those in which somebody came.</summary>
    public LoadCell Cell(ImmutableArray<DayHours> opening, Rhythm rhythm)
    {
        var morning = Arrivals.Morning(rhythm, opening);
        var shown = OpeningTimes.HoursOf(opening, Arrivals.Day.DayOfWeek).Concat(Enumerable.Range(0, 24).Where(h => Issued(h) > 0)).Distinct().Order();
        return new LoadCell(Arrivals.Day, [.. shown.Select(h => Hour(h, morning))], morning?.DaysLearnt ?? 0);
    }

    /// <summary>Visitors by opening hour of a day; empty: not enough data, or closed.</summary>
    public ImmutableArray<UsualHour> Usual(LocalDate day, ImmutableArray<DayHours> opening, Rhythm rhythm) => Arrivals.History.Forecast(day, rhythm, opening) is { Closed: false } forecast
        ? [.. OpeningTimes.HoursOf(opening, day.DayOfWeek).Select(h => new UsualHour(h, forecast.Band(h * 4, (h + 1) * 4).Expected, forecast.DaysLearnt))]
        : [];

    private HourCell Hour(int hour, ArrivalForecast? morning)
    {
        var band = morning?.Band(hour * 4, (hour + 1) * 4);
        return new HourCell(hour, Issued(hour), Hours[hour].MeanWaitS, band?.Expected, band?.P10, band?.P90);
    }

    private static LoadHour[] NoHours() => [.. Enumerable.Repeat(new LoadHour(0, 0), 24)];
}

/// <summary>Tickets issued in one hour of today that were called, and the sum of the waits to their first call, seconds.</summary>
internal sealed record LoadHour(int Called, long WaitedS)
{
    public int? MeanWaitS => Called == 0 ? null : (int)Math.Round((double)WaitedS / Called, MidpointRounding.AwayFromZero);
}
