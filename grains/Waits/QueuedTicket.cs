using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Waits;

/// <summary>A ticket that waits.</summary>
/// <param name="Service">For what.</param>
/// <param name="IssuedAt">First instant.</param>
/// <param name="Since">From when its wait counts: later by the time parked.</param>
/// <param name="Place">From when it stands in line: earlier with a head start or a slot.</param>
/// <param name="ForWindow">The only window that may call it, or 0.</param>
internal sealed record QueuedTicket(string Service, Instant IssuedAt, Instant Since, Instant Place, int ForWindow)
{
    public static QueuedTicket Of(TicketIssued e)
    {
        var stands = e is { Class: TicketClass.Booked, Booking: { } booking } ? booking.SlotAt : e.At;
        return new QueuedTicket(e.Service, e.At, e.At, stands - Duration.FromSeconds(e.HeadStartS), e.ForWindow ?? 0);
    }

    /// <summary>Back in line.</summary>
    /// <param name="service">For what now.</param>
    /// <param name="window">The only window that may call it, or 0.</param>
    /// <param name="away">How long it was parked in all; zero for one that was not.</param>
    public QueuedTicket Again(string service, int window, Duration away) =>
        this with { Service = service, ForWindow = window, Since = IssuedAt + Duration.Max(away, Since - IssuedAt), Place = Place + Duration.Max(away - (Since - IssuedAt), Duration.Zero) };
}

/// <summary>A ticket away from the line: called, in service or parked.</summary>
/// <param name="Queued">As it waited.</param>
/// <param name="Window">Where it is, or 0.</param>
/// <param name="At">Since when.</param>
internal sealed record TakenTicket(QueuedTicket Queued, int Window, Instant At);
