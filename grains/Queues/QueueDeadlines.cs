using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Queues;

/// <summary>The instants a queue wants to be woken at, and what it does then. Keys are <c>near|over|no-show|return:ticket</c>.</summary>
internal static class QueueDeadlines
{
    private const string Near = "near:", Over = "over:", Absent = "no-show:", Back = "return:";

    public static IEnumerable<Deadline> Of(QueueEvent happened) => happened switch
    {
        TicketIssued t => [Deadline.Set(Near + t.Ticket, t.NearAt), Deadline.Set(Over + t.Ticket, t.OverAt)],
        TicketCalled t => [Deadline.Clear(Near + t.Ticket), Deadline.Clear(Over + t.Ticket), Deadline.Set(Absent + t.Ticket, t.NoShowAt)],
        TicketRecalled t => [Deadline.Set(Absent + t.Ticket, t.NoShowAt)],
        TicketTransferred t => [Deadline.Clear(Absent + t.Ticket), Deadline.Set(Near + t.Ticket, t.NearAt), Deadline.Set(Over + t.Ticket, t.OverAt)],
        TicketReturned t => [Deadline.Clear(Back + t.Ticket), Deadline.Set(Near + t.Ticket, t.NearAt), Deadline.Set(Over + t.Ticket, t.OverAt)],
        TicketParked t => [Deadline.Clear(Near + t.Ticket), Deadline.Clear(Over + t.Ticket), Deadline.Set(Back + t.Ticket, t.Until)],
        WaitNeared t => [Deadline.Clear(Near + t.Ticket)],
        WaitBreached t => [Deadline.Clear(Over + t.Ticket)],
        TicketEvent t => None(t.Ticket),
        QueueClosed closed => closed.Turned.SelectMany(None),
        _ => [],
    };

    /// <summary>A deadline has come. One that no longer fits the ticket's phase, or came too early, changes nothing.</summary>
    public static Decision<QueueEvent> Pass(QueueState queue, string key, Instant now, Instant at)
    {
        var colon = key.IndexOf(':') + 1;
        var t = queue.Live.GetValueOrDefault(key[colon..]);
        return (key[..colon], t?.Phase) switch
        {
            (Near, TicketPhase.Waiting) when now >= t!.NearAt && !t.Neared => new WaitNeared(t.Id, t.Service, t.IssuedAt, at),
            (Over, TicketPhase.Waiting) when now >= t!.OverAt && !t.Breached => new WaitBreached(t.Id, t.Service, t.IssuedAt, at),
            (Absent, TicketPhase.Called) when now >= t!.EndsAt => new TicketNoShow(t.Id, t.Service, t.Window, t.IssuedAt, at),
            (Back, TicketPhase.Parked) when now >= t!.EndsAt => Counter.Return(queue, t.Id, at),
            _ => Decision<QueueEvent>.Nothing,
        };
    }

    private static IEnumerable<Deadline> None(string ticket) =>
        [Deadline.Clear(Near + ticket), Deadline.Clear(Over + ticket), Deadline.Clear(Absent + ticket), Deadline.Clear(Back + ticket)];
}
