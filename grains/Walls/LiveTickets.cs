using System.Text.Json.Serialization;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>The tickets of an office that are not over; who waits is counted and ordered as it changes, so that asking costs nothing.</summary>
/// <param name="byId">Kept tickets.</param>
[method: JsonConstructor]
internal sealed class LiveTickets(Dictionary<string, TicketTrace> byId)
{
    private readonly WaitingLine _line = new(byId);

    public LiveTickets()
        : this([])
    {
    }

    public Dictionary<string, TicketTrace> ById => byId;

    [JsonIgnore]
    public WaitingLine Line => _line;

    public TicketTrace? this[string ticket] => byId.GetValueOrDefault(ticket);

    /// <summary>Folds one fact of the queue; one about a ticket that was never issued here is passed over.</summary>
    public void Apply(QueueEvent happened)
    {
        switch (happened)
        {
            case TicketIssued e: Put(e.Ticket, new TicketTrace(e.Service, e.At, 0, TicketPhase.Waiting, 0, false, false, false)); break;
            case TicketEvent e when this[e.Ticket] is { } known: Put(e.Ticket, Next(known, e)); break;
            case QueueClosed e: foreach (var ticket in e.Turned) Put(ticket, null); break;
        }
    }

    private static TicketTrace? Next(TicketTrace t, TicketEvent happened) => happened switch
    {
        TicketCalled e => t with { Phase = TicketPhase.Called, Window = e.Window, Called = true },
        TicketRecalled or ServiceOverran => t,
        TicketRequeued => t with { Phase = TicketPhase.Waiting, Window = 0 },
        ServiceStarted e => t with { Phase = TicketPhase.Serving, Window = e.Window },
        TicketTransferred e => t with { Phase = TicketPhase.Waiting, Service = e.ToService, Window = 0 },
        TicketParked => t with { Phase = TicketPhase.Parked, Window = 0 },
        TicketReturned e => t with { Phase = TicketPhase.Waiting, ParkedS = e.ParkedS },
        WaitNeared => t with { Neared = true },
        WaitBreached => t with { Neared = true, Breached = true },
        ServiceFinished or TicketNoShow or TicketLeft or TicketCancelled => null,
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private void Put(string ticket, TicketTrace? next)
    {
        if (byId.Remove(ticket, out var before)) _line.Count(ticket, before, -1);
        if (next is null) return;
        byId[ticket] = next;
        _line.Count(ticket, next, 1);
    }
}
