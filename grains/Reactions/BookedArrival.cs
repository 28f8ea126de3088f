using OpsHub.Grains.Boards;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Reactions;

/// <summary>A booked visitor who has come takes a ticket. The edge that checked him in sends the same command under the same id, to have the number at once.</summary>
public sealed class BookedArrival : IReaction
{
    public const string StoredName = "booked-arrival";

    public string Name => StoredName;

    public IEnumerable<(GrainId Grain, ICommand Command)> To(in Recorded fact) => fact.Event switch
    {
        BookingCheckedIn e => [(Queue.IdOf(fact.Grain.Company, fact.Grain.Key), Ticket(e))],
        _ => [],
    };

    /// <summary>The reaction's own command, for an edge that cannot wait for it.</summary>
    /// <param name="bookings">The office's bookings.</param>
    /// <param name="position">Position of the check-in.</param>
    /// <param name="arrived">The check-in.</param>
    public static Envelope Letter(GrainId bookings, long position, BookingCheckedIn arrived) => new(
        Queue.IdOf(bookings.Company, bookings.Key), IReaction.CommandId(StoredName, position, 0), Ticket(arrived), $"reaction:{StoredName}", arrived.At);

    private static IssueTicket Ticket(BookingCheckedIn e) =>
        new(e.Service, TicketClass.Booked, e.Category, Code: e.TicketCode, Booking: new BookedVisit(e.Code, e.SlotAt, e.BookedAt, e.Customer, e.Person));
}
