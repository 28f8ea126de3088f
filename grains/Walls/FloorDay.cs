using NodaTime;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>An office's day by the hour: what came and was served, beside what was and what is expected.</summary>
internal sealed class FloorDay
{
    public HallLoad Load { get; set; } = new();

    /// <summary>Who came for which service.</summary>
    public SortedDictionary<string, Arrivals> Services { get; set; } = new(StringComparer.Ordinal);

    public LocalDate Day { get; set; }

    public int[] Served { get; set; } = new int[24];

    public int NoShows { get; set; }

    public int Left { get; set; }

    public int TurnedAway { get; set; }

    /// <summary>Folds one fact.</summary>
    public void Apply(IEvent happened, Ticket? before, OfficeNow office, Rhythm rhythm)
    {
        if (office.Newest is not { } newest) return;
        var today = newest.InZone(office.Zone).Date;
        Load.Advance(newest, office, rhythm);
        if (today > Day)
        {
            (Day, Served, NoShows, Left, TurnedAway) = (today, new int[24], 0, 0, 0);
            foreach (var service in Services.Values) service.Advance(newest, office.Zone, rhythm, office.Hours);
        }
        if (happened is not QueueEvent e || e.At.InZone(office.Zone) is var local && local.Date != Day) return;
        Load.Count(e, before is { } t ? new TicketTrace(t.Service, t.IssuedAt, t.ParkedS, t.Phase, t.Window, false, false, t.Trace.CalledAt is not null) : null, office.Zone);
        switch (e)
        {
            case TicketIssued issued: Count(issued, office, rhythm); break;
            case ServiceFinished: Served[local.Hour]++; break;
            case TicketNoShow: NoShows++; break;
            case TicketLeft: Left++; break;
            case TicketCancelled: TurnedAway++; break;
            case QueueClosed closed: TurnedAway += closed.Turned.Length; break;
        }
    }

    public TodayCell Cell(OfficeNow office, Rhythm rhythm)
    {
        var load = Load.Cell(office.Hours, rhythm);
        var (ahead, now) = (Load.Arrivals.Now(rhythm, office.Hours), Load.Arrivals.Quarter / 4);
        var called = Load.Hours.Sum(h => h.Called);
        return new TodayCell(
            Day, load.Hours.Sum(h => h.Issued), Served.Sum(), NoShows, Left, TurnedAway, office.Waiting, called == 0 ? null : (int)(Load.Hours.Sum(h => h.WaitedS) / called),
            [.. load.Hours.Select(h => Hour(h, h.Hour > now ? ahead?.Band(h.Hour * 4, (h.Hour + 1) * 4) : null))], office.Newest, load.DaysLearnt, ahead?.Error?.Percent);
    }

    /// <summary>Who is expected, of all or of one service; null: nobody ever came, or for no such service.</summary>
    public ForecastAnswer? Forecast(string? service, LocalDate? day, OfficeNow office, Rhythm rhythm)
    {
        if (office.Newest is not { } newest) return null;
        if (service is null) return ForecastAnswer.Of(Load.Arrivals, day, office.Zone, rhythm, office.Hours);
        if (!Services.TryGetValue(service, out var arrivals)) return null;
        arrivals.Advance(newest, office.Zone, rhythm, office.Hours);
        return ForecastAnswer.Of(arrivals, day, office.Zone, rhythm, office.Hours);
    }

    private FloorHourCell Hour(HourCell hour, ArrivalBand? ahead) => new(
        hour.Hour, hour.Issued, Served[hour.Hour], hour.TypicalIssued, ahead?.Expected, ahead?.P10 ?? hour.TypicalP10, ahead?.P90 ?? hour.TypicalP90);

    private void Count(TicketIssued issued, OfficeNow office, Rhythm rhythm)
    {
        if (!Services.TryGetValue(issued.Service, out var arrivals)) Services[issued.Service] = arrivals = new Arrivals();
        arrivals.Advance(office.Newest!.Value, office.Zone, rhythm, office.Hours);
        arrivals.Count(issued.At, office.Zone);
    }
}
