using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Figures;

/// <summary>A ticket that is not over.</summary>
/// <param name="Visit">Its record.</param>
/// <param name="Service">Service it waits for.</param>
/// <param name="Waiting">Whether it waits; false when called, in service or parked.</param>
/// <param name="CountsFrom">Issue, later by the time parked: what a wait so far is counted from.</param>
/// <param name="LegFrom">Issue, or when it was sent on last: what the wait of its newest part is counted from.</param>
/// <param name="LegParkedS">Seconds it had been parked by then.</param>
/// <param name="ParkedS">Seconds it has been parked.</param>
internal readonly record struct OpenVisit(DayShelf<VisitContact>.Place Visit, string Service, bool Waiting, Instant CountsFrom, Instant LegFrom, int LegParkedS = 0, int ParkedS = 0);

/// <summary>The visits of one office: a fold of its queue's events.</summary>
internal sealed class OfficeVisits
{
    public QueueRules? Rules { get; set; }

    /// <summary>Who sits at which window.</summary>
    public Dictionary<int, string> Operators { get; } = [];

    public DayShelf<VisitContact> Visits { get; } = new(PackedVisit.Code);

    /// <summary>Tickets that are not over, by id.</summary>
    public Dictionary<string, OpenVisit> Open { get; } = new(StringComparer.Ordinal);

    public void Apply(QueueEvent happened)
    {
        switch (happened)
        {
            case QueueConfigured e: Rules = e.Rules; break;
            case TicketIssued e: Open[e.Ticket] = new OpenVisit(Visits.Add(e.At, new VisitContact(e.At, VisitEnd.Open, Known(e.Service), Ticket: e.Ticket)), Known(e.Service), true, e.At, e.At); break;
            case QueueClosed e: foreach (var ticket in e.Turned) End(ticket, v => v with { End = VisitEnd.TurnedAway }); break;
            case TicketEvent e: Apply(e); break;
            case WindowAdmitted or WindowWithdrawn or BreakGranted or WindowAwaited or WindowIdled or QueueOpened or QueueKept or VisitorIdentified: break;   // change no visit
            default: throw new InvalidOperationException($"Unknown event {happened}.");
        }
    }

    private void Apply(TicketEvent happened)
    {
        switch (happened)
        {
            case TicketCalled e: Call(e); break;
            case ServiceStarted e: Start(e); break;
            case TicketTransferred e: Change(e, v => SentOn(v, e) with { Service = Known(e.ToService) }, o => o with { Waiting = true, Service = Known(e.ToService), LegFrom = e.At, LegParkedS = o.ParkedS }); break;
            case TicketRequeued e: Change(e, v => v, o => o with { Waiting = true }); break;
            case TicketParked e: Change(e, v => v, o => o with { Waiting = false }); break;
            case TicketReturned e: Change(e, v => v, o => o with { Waiting = true, CountsFrom = e.IssuedAt + Duration.FromSeconds(e.ParkedS), ParkedS = e.ParkedS }); break;
            case ServiceFinished e: End(e.Ticket, v => v with { End = VisitEnd.Served, ServiceS = Seconds(e.StartedAt, e.At), Topics = e.Topics }); break;
            case TicketNoShow e: End(e.Ticket, v => v with { End = VisitEnd.NoShow }); break;
            case TicketLeft e: End(e.Ticket, v => v with { End = VisitEnd.Left }); break;
            case TicketCancelled e: End(e.Ticket, v => v with { End = VisitEnd.TurnedAway }); break;
            case TicketRecalled or ServiceOverran or WaitNeared or WaitBreached: break;   // change no wait
            default: throw new InvalidOperationException($"Unknown event {happened}.");
        }
    }

    private void Start(ServiceStarted e)
    {
        var (from, parkedS) = Open.TryGetValue(e.Ticket, out var open) ? (open.LegFrom, open.LegParkedS) : (e.IssuedAt, 0);
        Change(e, v => v with { StartedAfterS = Seconds(e.IssuedAt, e.At) - e.ParkedS, LegWaitS = Seconds(from, e.At) - (e.ParkedS - parkedS) }, o => o with { Waiting = false, ParkedS = e.ParkedS });
    }

    /// <summary>What was served before is a part of its own; one who was sent on unserved has none.</summary>
    private VisitContact SentOn(VisitContact v, TicketTransferred e) => e.StartedAt is { } started && v.LegWaitS != VisitContact.Unknown
        ? v with { Legs = (v.Legs.IsDefault ? [] : v.Legs).Add(new VisitLeg(Known(e.Service), v.LegWaitS, Seconds(started, e.At))), LegWaitS = VisitContact.Unknown }
        : v with { LegWaitS = VisitContact.Unknown };

    private void Call(TicketCalled e)
    {
        var who = Operators.GetValueOrDefault(e.Window);
        Change(e, v => v with { CalledAfterS = Seconds(e.IssuedAt, e.At) - e.ParkedS, Window = e.Window, Operator = who }, o => o with { Waiting = false });
    }

    private void Change(TicketEvent e, Func<VisitContact, VisitContact> visit, Func<OpenVisit, OpenVisit> open)
    {
        if (!Open.TryGetValue(e.Ticket, out var known)) return;   // issued before what is kept
        Visits.Change(known.Visit, visit);
        Open[e.Ticket] = open(known);
    }

    private void End(string ticket, Func<VisitContact, VisitContact> visit)
    {
        if (Open.Remove(ticket, out var known)) Visits.Change(known.Visit, visit);
    }

    /// <summary>The rules' own string of the service instead of one per ticket.</summary>
    private string Known(string service) => Rules?.Services.FirstOrDefault(s => s.Id == service)?.Id ?? service;

    private static int Seconds(Instant from, Instant to) => (int)(to - from).TotalSeconds;
}
