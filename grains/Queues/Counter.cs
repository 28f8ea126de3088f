using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Queues;

/// <summary>What happens on the visitors' side: issue, leave, cancel, park, return.</summary>
internal static class Counter
{
    /// <summary>A visitor is away for so long at most.</summary>
    private static readonly Duration LongestPark = Duration.FromHours(12);

    private static readonly Refusal TicketUnknown = new("ticket-unknown", "No such ticket is waiting, called or in service; it may be over.");

    public static Decision<QueueEvent> Issue(QueueState queue, IssueTicket issue, Instant at)
    {
        var rules = queue.Rules!;
        if (queue.Closed) return new Refusal("office-closed", "The office's day is over; tickets are issued again when it opens (open-office).");
        if (IssueCheck.Problem(queue, issue) is { } problem) return problem;
        if (issue.Booking is { } known && queue.Live.Values.Any(t => t.Booking?.Code == known.Code)) return Decision<QueueEvent>.Nothing;
        if (Admission.Of(rules, issue, at) is not var (@class, booking)) return new Refusal("booking-missed", "The slot is over and the office takes nobody that late; take a ticket without the booking.");
        var service = queue.Service(issue.Service)!;
        var day = LocalDate.Max(at.InZone(rules.TimeZone).Date, queue.Day);   // a zone further west must not begin a day of numbers again
        var number = 1 + (day == queue.Day ? queue.Issued.GetValueOrDefault(service.Letter) : 0);
        var printed = $"{service.Letter}{number:000}";
        return new TicketIssued(
            $"{day:uuuu-MM-dd}.{printed}", printed, day, service.Id, @class, rules.HeadStartS?.GetValueOrDefault(@class) ?? 0, queue.Waiting.Count(t => t.Service == service.Id),
            at + Duration.FromSeconds(rules.WaitNormS) * rules.WarnPercent / 100, at + Duration.FromSeconds(rules.WaitNormS), at,
            issue.Category, issue.Also is { IsDefaultOrEmpty: false } also ? also : null, issue.Code, booking, issue.ForWindow);
    }

    public static Decision<QueueEvent> Leave(QueueState queue, string ticket, Instant at) => queue.Live.GetValueOrDefault(ticket) switch
    {
        null => TicketUnknown,
        { Phase: TicketPhase.Serving } => new Refusal("ticket-in-service", "The ticket is being served; finish the service instead."),
        var t => new TicketLeft(t.Id, t.Service, t.IssuedAt, at, Visits.Left(t, at)),
    };

    public static Decision<QueueEvent> Cancel(QueueState queue, CancelTicket cancel, Instant at) => queue.Live.GetValueOrDefault(cancel.Ticket) is { } t
        ? Cancelled(t, cancel.Reason, at)
        : TicketUnknown;

    public static TicketCancelled Cancelled(Ticket ticket, string reason, Instant at) => new(ticket.Id, ticket.Service, reason, ticket.IssuedAt, at, Visits.TurnedAway(ticket, at, reason));

    public static Decision<QueueEvent> Park(QueueState queue, ParkTicket park, Instant at) => queue.Live.GetValueOrDefault(park.Ticket) switch
    {
        null => TicketUnknown,
        { Phase: TicketPhase.Parked } => Decision<QueueEvent>.Nothing,
        _ when park.Until <= at => new Refusal("until-past", "Park until an instant in the future."),
        _ when park.Until > at + LongestPark => new Refusal("until-far", "A ticket is parked for 12 hours at most; book another day instead."),
        var t => new TicketParked(t.Id, t.Service, t.Window == 0 ? null : t.Window, park.Until, t.IssuedAt, at),
    };

    public static Decision<QueueEvent> Return(QueueState queue, string ticket, Instant at) => queue.Live.GetValueOrDefault(ticket) switch
    {
        null => TicketUnknown,
        { Phase: not TicketPhase.Parked } => Decision<QueueEvent>.Nothing,
        var t => Returned(t, at),
    };

    public static TicketReturned Returned(Ticket ticket, Instant at)
    {
        var parked = at - ticket.Since;
        return new TicketReturned(ticket.Id, ticket.Service, ticket.ParkedS + (int)parked.TotalSeconds, ticket.NearAt + parked, ticket.OverAt + parked, ticket.IssuedAt, at);
    }
}
