using NodaTime;

namespace OpsHub.Grains.Queues;

/// <summary>The record of a visit at its end.</summary>
internal static class Visits
{
    public static VisitRecord Served(Ticket ticket, FinishService finish, Instant at)
    {
        var codes = ticket.Trace.TopicCodes.AddRange(finish.TopicCodes ?? []);
        return Of(ticket, VisitOutcome.Served, at, finish.Result) with { TopicCodes = codes, Topics = codes.IsEmpty ? finish.Topics : codes.Distinct().Count() };
    }

    public static VisitRecord Left(Ticket ticket, Instant at) => Of(ticket, VisitOutcome.Left, at, null);

    public static VisitRecord NoShow(Ticket ticket, Instant at) => Of(ticket, VisitOutcome.NoShow, at, null);

    public static VisitRecord TurnedAway(Ticket ticket, Instant at, string reason) => Of(ticket, VisitOutcome.TurnedAway, at, reason);

    private static VisitRecord Of(Ticket ticket, VisitOutcome outcome, Instant at, string? result)
    {
        var trace = ticket.Trace;
        var serviceS = trace.ServiceS + (ticket.Phase == TicketPhase.Serving ? (int)(at - ticket.Since).TotalSeconds : 0);
        return new VisitRecord(
            ticket.Id, ticket.Number, outcome, ticket.Service, ticket.Class, ticket.Category, ticket.IssuedAt, trace.CalledAt, trace.StartedAt, at, trace.WaitedS, ticket.ParkedS, serviceS,
            trace.Window == 0 ? null : trace.Window, trace.Operator, trace.TopicCodes.Length, trace.TopicCodes, result, trace.Calls, trace.Transfers, ticket.Booking);
    }
}
