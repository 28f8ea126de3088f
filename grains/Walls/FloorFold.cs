using System.Text.Json.Serialization;
using NodaTime;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.PastDays;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Signals;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>
/// One office's floor. It folds the queue's state as the queue itself does, so that who is next and why is what the queue would answer. A fact changes state and nothing else; what boards show
/// of it is worked out by <see cref="FloorBoards"/> when somebody looks.
/// </summary>
internal sealed class FloorFold
{
    public required OfficeNow Now { get; init; }

    public QueueState Queue { get; set; } = QueueState.Empty;

    /// <summary>Newest instant at which it changed who waits or who may call. Who is next is told as of then: a service that begins elsewhere leaves the other windows' cells alone.</summary>
    public Instant LineAt { get; set; }

    public BookingState Bookings { get; set; } = OfficeBookings.Nobody;

    public FloorDay Day { get; set; } = new();

    public LineOfDay Line { get; set; } = new();

    public FloorPauses Pauses { get; set; } = new();

    public FloorWindows Windows { get; set; } = new();

    public FloorSignals Signals { get; set; } = new();

    public OperatorDays Operators { get; set; } = new();

    public FloorPages Pages { get; set; } = new();

    public WallAdvice WallAdvice { get; set; } = new();

    /// <summary>Whether it has boards.</summary>
    public bool IsShown { get; set; }

    /// <summary>Folds one fact of the office, its queue, its windows, its signals, its bookings or its days of before.</summary>
    public void Apply(IEvent happened, Rhythm rhythm)
    {
        switch (happened)
        {
            case SignalEvent e: Signals.Apply(e); break;
            case BookingEvent e: Bookings = OfficeBookings.Evolve(Bookings, e); break;
            case PastDayTold e: Day.Load.Tell(e, rhythm, Now.Hours); Line.Tell(e); break;
            default: ApplyToFloor(happened, rhythm); break;
        }
    }

    private void ApplyToFloor(IEvent happened, Rhythm rhythm)
    {
        var before = happened is TicketEvent t ? Queue.Live.GetValueOrDefault(t.Ticket) : null;
        Pages.Apply(happened, Queue);
        Now.Apply(happened);
        if (happened is QueueEvent q)
        {
            Queue = QueueFold.Evolve(Queue, q);
            Operators.Count(q, Now.Zone);
            if (MovesLine(q) && Now.Newest is { } newest) LineAt = newest;
        }
        Windows.Apply(happened, before, Queue, Now.Newest ?? Instant.MinValue);
        if (happened is WindowEvent w) Pauses.Apply(w);
        Day.Apply(happened, before, Now, rhythm);
        Line.Apply(Now);
    }

    /// <summary>Codes of tickets that have a page.</summary>
    [JsonIgnore]
    public IEnumerable<string> Codes => Queue.Live.Values.Select(t => t.Code).OfType<string>().Concat(Pages.Ended.Keys);

    /// <summary>Every window there is, opened or not.</summary>
    [JsonIgnore]
    public IEnumerable<int> WindowNumbers => Enumerable.Range(1, Now.Details?.Windows ?? 0).Union(Windows.Sessions.Keys).Union(Queue.Windows.Keys);

    /// <summary>The office for those who want to book, or null.</summary>
    public BookableOffice? Bookable(Instant now) => Bookings.Rules is not { } rules ? null : new(
        Now.Id, Now.Name, Now.Details?.Address, Now.Details?.Region, Now.Zone.Id, rules.DaysFrom(now), [.. rules.Services.Select(s => new BookableServiceName(s.Id, Queue.Service(s.Id)?.Name ?? s.Id, Queue.Service(s.Id)?.NameEn))],
        Now.Details?.Serves ?? []);

    /// <summary>A booking for whoever has its code, or null.</summary>
    public BookingPage? Booking(string code) => Bookings.Booked.GetValueOrDefault(code) is not { } b || Bookings.Rules is not { } rules ? null : new(
        b.Code, Now.Id, Now.Name, Now.Details?.Address, Now.Zone.Id, b.Service, Queue.Service(b.Service)?.Name ?? b.Service, b.SlotAt, b.UntilAt,
        b.SlotAt - Duration.FromSeconds(rules.Booked.EarlyS), b.MissedAt);

    private static bool MovesLine(QueueEvent happened) =>
        happened is not (ServiceStarted or ServiceFinished or ServiceOverran or TicketRecalled or TicketNoShow or WindowAwaited or WindowIdled or VisitorIdentified);
}
