using System.Text.Json;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Journeys;

/// <summary>Visits in a journey: of whoever booked from the issue of the ticket on, of others from when somebody has said whose they are. The rest stay in the log.</summary>
internal static class JourneyVisits
{
    public static void Apply(CompanyJourneys company, string office, QueueEvent happened)
    {
        switch (happened)
        {
            case TicketIssued { Booking.Customer: { } customer } e: company.Add(Key(e.Ticket), new KeptEntry(EntryKind.Visit, Id(e.Ticket), e.At, customer, null, office, e.Service, "office")); break;
            case TicketCalled or TicketTransferred or TicketRequeued or TicketParked: company.Change(Key(((TicketEvent)happened).Ticket), v => v with { Served = happened is TicketCalled }); break;
            case VisitorIdentified e: Identify(e); break;
            default: break;   // its end is told below, or it says nothing of one visit
        }
        foreach (var v in VisitEnds.Of(happened)) company.Change(Key(v.Ticket), entry => Ended(entry with { What = v.Service }, new VisitEnding(v.Outcome, v.EndedAt, v.WaitedS, v.ServiceS)));

        string Key(string ticket) => $"ticket/{Id(ticket)}";
        string Id(string ticket) => $"{office}/{ticket}";

        void Identify(VisitorIdentified e)
        {
            var entry = new KeptEntry(EntryKind.Visit, Id(e.Ticket), e.IssuedAt, null, null, office, e.Service, "office", Served: e.AtWindow);
            if (e.Customer is not null) company.Add(Key(e.Ticket), e.End is { } end ? Ended(entry, end) : entry);
            company.Assign(Key(e.Ticket), e.Customer);
        }
    }

    private static KeptEntry Ended(KeptEntry visit, VisitEnding end) =>
        visit.End(JsonNamingPolicy.CamelCase.ConvertName(end.Outcome.ToString()), end.At) with { Visit = new VisitDetails(end.WaitedS, end.ServiceS) };
}
