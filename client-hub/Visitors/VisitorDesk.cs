using Microsoft.AspNetCore.Http;
using OpsHub.ClientHub.Commands;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Reactions;
using OpsHub.Grains.Walls;

namespace OpsHub.ClientHub.Visitors;

/// <summary>A ticket as a kiosk prints it.</summary>
/// <param name="Ticket">Id.</param>
/// <param name="Number">As printed.</param>
/// <param name="Ahead">People waiting for the same service at issue.</param>
/// <param name="Ewt">Expected wait, or null: not enough data.</param>
/// <param name="Code">Code of the ticket's page.</param>
/// <param name="Page">Address of the page, for the picture code.</param>
internal sealed record TicketAnswer(string Ticket, string Number, string Service, TicketClass Class, NodaTime.Instant IssuedAt, int Ahead, WaitBand? Ewt, string? Code, string? Page);

/// <summary>Sends what visitors ask for to the grains.</summary>
internal sealed class VisitorDesk(IGrains grains, IFloors floors)
{
    /// <summary>Takes a ticket. A repeated command id gets the first ticket with its code.</summary>
    public async Task<IResult> Take(string company, string office, IssueTicket issue, string commandId, string actor, CancellationToken cancel) =>
        Ticket(company, office, await grains.Send(new Envelope(Queue.IdOf(company, office), commandId, issue, actor), cancel));

    /// <summary>Checks a booking in and takes its ticket at once, under the id of the reaction that would do it.</summary>
    public async Task<IResult> CheckIn(string company, string office, string code, string commandId, string actor, CancellationToken cancel)
    {
        var bookings = OfficeBookings.IdOf(company, office);
        var checkedIn = await grains.Send(new Envelope(bookings, commandId, new CheckIn(code, Codes.OfTicket()), actor), cancel);
        return checkedIn is Outcome.Done { Events: [BookingCheckedIn arrived, ..] } done
            ? Ticket(company, office, await grains.Send(BookedArrival.Letter(bookings, done.Position, arrived), cancel))
            : Outcomes.Problem(checkedIn)!;
    }

    /// <summary>Sends a command and tells only whether it was done.</summary>
    public async Task<IResult> Send(GrainId grain, ICommand command, string commandId, string actor, CancellationToken cancel) =>
        Outcomes.Problem(await grains.Send(new Envelope(grain, commandId, command, actor), cancel)) as IResult ?? TypedResults.NoContent();

    private IResult Ticket(string company, string office, Outcome outcome) => outcome switch
    {
        Outcome.Done { Events: [TicketIssued t, ..] } => TypedResults.Json(new TicketAnswer(
            t.Ticket, t.Number, t.Service, t.Class, t.At, t.Ahead, floors.Ewt(company, office, t.Service), t.Code, t.Code is { } code ? $"/t/{code}" : null)),
        Outcome.Nothing => new Problem(409, "ticket-taken", "The booking already has a ticket.", null, "The ticket that was printed."),
        _ => Outcomes.Problem(outcome)!,
    };
}
