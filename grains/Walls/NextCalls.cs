using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>
/// Cell <c>next</c> of a console: whom the window would call, in that order, asked of the queue's own discipline. It changes with every fact and few look, so it is computed when it is
/// written into a frame; the state it is computed from never changes.
/// </summary>
/// <param name="queue">As of the cell's fact.</param>
/// <param name="window">Its number.</param>
public sealed class NextCallsCell(QueueState queue, int window)
{
    private const int MostShown = 5;

    /// <summary>How many it could call.</summary>
    public int Fit => queue.Windows.GetValueOrDefault(window) is { } known ? queue.Waiting.Count(t => Discipline.Serves(known, window, t)) : 0;

    /// <summary>At most five.</summary>
    public ImmutableArray<NextTicket> Next => [.. Calls().Take(MostShown)];

    private IEnumerable<NextTicket> Calls()
    {
        for (var (now, at) = (queue, queue.LastAt); Discipline.Next(now, window, at) is var (ticket, reason); now = Called(now, ticket, reason, at))
            yield return new NextTicket(
                ticket.Id, TicketNumber.Of(ticket.Id), ticket.Service, ticket.Class, ticket.Category, reason.Rule ?? CallRule.LongestWait,
                ticket.IssuedAt + Duration.FromSeconds(ticket.ParkedS), ticket.OverAt, ticket.Booking?.SlotAt);
    }

    private QueueState Called(QueueState now, Ticket ticket, CallReason reason, Instant at) =>
        QueueFold.Evolve(now, new TicketCalled(ticket.Id, ticket.Service, window, reason, ticket.ParkedS, at, ticket.IssuedAt, at));
}
