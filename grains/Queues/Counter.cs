using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Queues;

/// <summary>What happens on the visitors' side: issue, leave, cancel, park, return.</summary>
internal static class Counter
{
    private static readonly Refusal TicketUnknown = new("ticket-unknown", "No such ticket is waiting, called or in service; it may be over.");
    private static readonly Refusal NotWaiting = new("ticket-not-waiting", "Only a waiting ticket can be parked.");

    public static Decision<QueueEvent> Issue(QueueState queue, IssueTicket issue, Instant at)
    {
        var rules = queue.Rules!;
        if (queue.Service(issue.Service) is not { } service) return new Refusal("service-unknown", $"The queue has no service '{issue.Service}'.");
        var day = LocalDate.Max(at.InZone(rules.TimeZone).Date, queue.Day);   // a zone further west must not begin a day of numbers again
        var number = 1 + (day == queue.Day ? queue.Issued.GetValueOrDefault(service.Letter) : 0);
        var printed = $"{service.Letter}{number:000}";
        return new TicketIssued(
            $"{day:uuuu-MM-dd}.{printed}", printed, day, service.Id, issue.Class,
            rules.HeadStartS?.GetValueOrDefault(issue.Class) ?? 0, queue.Waiting.Count(t => t.Service == service.Id),
            at + Duration.FromSeconds(rules.WaitNormS) * rules.WarnPercent / 100, at + Duration.FromSeconds(rules.WaitNormS), at);
    }

    public static Decision<QueueEvent> Leave(QueueState queue, string ticket, Instant at) => queue.Live.GetValueOrDefault(ticket) switch
    {
        null => TicketUnknown,
        { Phase: TicketPhase.Serving } => new Refusal("ticket-in-service", "The ticket is being served; finish the service instead."),
        var t => new TicketLeft(t.Id, t.Service, t.IssuedAt, at),
    };

    public static Decision<QueueEvent> Cancel(QueueState queue, CancelTicket cancel, Instant at) => queue.Live.GetValueOrDefault(cancel.Ticket) is { } t
        ? new TicketCancelled(t.Id, t.Service, cancel.Reason, t.IssuedAt, at)
        : TicketUnknown;

    public static Decision<QueueEvent> Park(QueueState queue, ParkTicket park, Instant at) => queue.Live.GetValueOrDefault(park.Ticket) switch
    {
        null => TicketUnknown,
        { Phase: TicketPhase.Parked } => Decision<QueueEvent>.Nothing,
        { Phase: not TicketPhase.Waiting } => NotWaiting,
        _ when park.Until <= at => new Refusal("until-past", "Park until an instant in the future."),
        var t => new TicketParked(t.Id, t.Service, null, park.Until, t.IssuedAt, at),
    };

    public static Decision<QueueEvent> Return(QueueState queue, string ticket, Instant at) => queue.Live.GetValueOrDefault(ticket) switch
    {
        null => TicketUnknown,
        { Phase: not TicketPhase.Parked } => Decision<QueueEvent>.Nothing,
        var t => Returned(t, at),
    };

    private static TicketReturned Returned(Ticket ticket, Instant at)
    {
        var parked = at - ticket.Since;
        return new TicketReturned(ticket.Id, ticket.Service, ticket.ParkedS + (int)parked.TotalSeconds, ticket.NearAt + parked, ticket.OverAt + parked, ticket.IssuedAt, at);
    }
}
