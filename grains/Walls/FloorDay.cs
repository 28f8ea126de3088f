using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>An office's day by the hour: what came and was served, against typical days and with a forecast.</summary>
internal sealed class FloorDay
{
    public HallLoad Load { get; set; } = new();

    public LocalDate Day { get; set; }

    public int[] Served { get; set; } = new int[24];

    public int NoShows { get; set; }

    public int Left { get; set; }

    public int TurnedAway { get; set; }

    /// <summary>Folds one fact.</summary>
    public void Apply(IEvent happened, Ticket? before, OfficeNow office)
    {
        if (office.Newest is not { } newest) return;
        var today = newest.InZone(office.Zone).Date;
        if (today > Day) (Day, Served, NoShows, Left, TurnedAway) = (today, new int[24], 0, 0, 0);
        Load.Advance(newest, office.Zone);
        if (happened is not QueueEvent e || e.At.InZone(office.Zone) is var local && local.Date != Day) return;
        Load.Count(e, before is { } t ? new TicketTrace(t.Service, t.IssuedAt, t.ParkedS, t.Phase, t.Window, false, false, t.Trace.CalledAt is not null) : null, office.Zone);
        switch (e)
        {
            case ServiceFinished: Served[local.Hour]++; break;
            case TicketNoShow: NoShows++; break;
            case TicketLeft: Left++; break;
            case TicketCancelled: TurnedAway++; break;
            case QueueClosed closed: TurnedAway += closed.Turned.Length; break;
        }
    }

    public TodayCell Cell(OfficeNow office)
    {
        var hours = Load.Cell(office.Details?.Hours ?? []).Hours;
        var now = office.Newest!.Value.InZone(office.Zone).Hour;
        var called = Load.Hours.Sum(h => h.Called);
        return new TodayCell(
            Day, Load.Hours.Sum(h => h.Issued), Served.Sum(), NoShows, Left, TurnedAway, office.Waiting, called == 0 ? null : (int)(Load.Hours.Sum(h => h.WaitedS) / called),
            [.. hours.Select(h => new FloorHourCell(h.Hour, h.Issued, Served[h.Hour], h.TypicalIssued, h.Hour > now ? Forecast(hours, h, now) : null))], office.Newest);
    }

    /// <summary>Arrivals expected in the hour after this one, or null.</summary>
    public decimal? NextHour(OfficeNow office)
    {
        var hours = Load.Cell(office.Details?.Hours ?? []).Hours;
        var now = office.Newest!.Value.InZone(office.Zone).Hour;
        return hours.FirstOrDefault(h => h.Hour == now + 1) is { } next ? Forecast(hours, next, now) : null;
    }

    /// <summary>The typical figure, as many times as the hours that are over were busier than typical; at most twice, at least half as many.</summary>
    private static decimal? Forecast(ImmutableArray<HourCell> hours, HourCell hour, int now)
    {
        if (hour.TypicalIssued is not { } typical) return null;
        var (came, usual) = (hours.Where(h => h.Hour < now).Sum(h => h.Issued), hours.Where(h => h.Hour < now).Sum(h => h.TypicalIssued ?? 0));
        var ratio = usual < 5 ? 1 : Math.Clamp(came / usual, 0.5m, 2m);
        return Math.Round(typical * ratio, 1, MidpointRounding.AwayFromZero);
    }
}
