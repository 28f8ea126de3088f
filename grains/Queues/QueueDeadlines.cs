using System.Globalization;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Queues;

/// <summary>The instants a queue wants to be woken at, and what it does then. Keys are <c>near|over|no-show|return|norm|lost:ticket</c> and <c>idle:window</c>.</summary>
internal static class QueueDeadlines
{
    private const string Near = "near:", Over = "over:", Absent = "no-show:", Back = "return:", Norm = "norm:", Lost = "lost:", Idle = "idle:";

    public static IEnumerable<Deadline> Of(QueueEvent happened) => happened switch
    {
        TicketIssued t => Marks(t.Ticket, t.NearAt, t.OverAt),
        TicketCalled t => [Deadline.Clear(Near + t.Ticket), Deadline.Clear(Over + t.Ticket), Deadline.Set(Absent + t.Ticket, t.NoShowAt), .. t.Reason.Rule is null ? [] : new[] { Deadline.Clear(Idle + t.Window) }],
        TicketRecalled t => [Deadline.Set(Absent + t.Ticket, t.NoShowAt)],
        ServiceStarted t => [Deadline.Clear(Absent + t.Ticket), .. Maybe(Norm + t.Ticket, t.NormAt), .. Maybe(Lost + t.Ticket, t.LostAt)],
        ServiceOverran t => [Deadline.Clear(Norm + t.Ticket)],
        TicketTransferred t => [.. AwayFromWindow(t.Ticket), .. Marks(t.Ticket, t.NearAt, t.OverAt)],
        TicketRequeued t => [.. AwayFromWindow(t.Ticket), .. Marks(t.Ticket, t.NearAt, t.OverAt)],
        TicketReturned t => [Deadline.Clear(Back + t.Ticket), .. Marks(t.Ticket, t.NearAt, t.OverAt)],
        TicketParked t => [.. AwayFromWindow(t.Ticket), Deadline.Clear(Near + t.Ticket), Deadline.Clear(Over + t.Ticket), Deadline.Set(Back + t.Ticket, t.Until)],
        WaitNeared t => [Deadline.Clear(Near + t.Ticket)],
        WaitBreached t => [Deadline.Clear(Over + t.Ticket)],
        TicketEvent t => None(t.Ticket),
        QueueClosed closed => closed.Turned.SelectMany(None),
        WindowAwaited w => [Deadline.Set(Idle + w.Window, w.Until)],
        WindowIdled w => [Deadline.Clear(Idle + w.Window)],
        WindowWithdrawn w => [Deadline.Clear(Idle + w.Window)],
        _ => [],
    };

    /// <summary>A deadline has come. One that no longer fits the ticket's phase, or came too early, changes nothing.</summary>
    public static Decision<QueueEvent> Pass(QueueState queue, string key, Instant now, Instant at)
    {
        var colon = key.IndexOf(':') + 1;
        var (kind, subject) = (key[..colon], key[colon..]);
        if (kind == Idle) return int.TryParse(subject, NumberStyles.None, CultureInfo.InvariantCulture, out var window) ? Idleness.Pass(queue, window, at) : Decision<QueueEvent>.Nothing;
        var t = queue.Live.GetValueOrDefault(subject);
        return (kind, t?.Phase) switch
        {
            (Near, TicketPhase.Waiting) when now >= t!.NearAt && !t.Neared => new WaitNeared(t.Id, t.Service, t.IssuedAt, at),
            (Over, TicketPhase.Waiting) when now >= t!.OverAt && !t.Breached => new WaitBreached(t.Id, t.Service, t.IssuedAt, at),
            (Absent, TicketPhase.Called) when now >= t!.EndsAt => Floor.NotCome(t, at),
            (Back, TicketPhase.Parked) when now >= t!.EndsAt => Counter.Return(queue, t.Id, at),
            (Norm, TicketPhase.Serving) => new ServiceOverran(t!.Id, t.Service, t.Window, t.IssuedAt, at),
            (Lost, TicketPhase.Serving) => Counter.Cancelled(t!, "service-lost", at),
            _ => Decision<QueueEvent>.Nothing,
        };
    }

    private static Deadline[] Marks(string ticket, Instant near, Instant over) => [Deadline.Set(Near + ticket, near), Deadline.Set(Over + ticket, over)];

    private static Deadline[] Maybe(string key, Instant? at) => at is { } due ? [Deadline.Set(key, due)] : [];

    private static Deadline[] AwayFromWindow(string ticket) => [Deadline.Clear(Absent + ticket), Deadline.Clear(Norm + ticket), Deadline.Clear(Lost + ticket)];

    private static IEnumerable<Deadline> None(string ticket) => [Deadline.Clear(Near + ticket), Deadline.Clear(Over + ticket), Deadline.Clear(Back + ticket), .. AwayFromWindow(ticket)];
}
