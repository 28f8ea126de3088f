using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Queues;

public enum TicketPhase { Waiting, Called, Serving, Parked }

/// <summary>A ticket that is not over yet.</summary>
/// <param name="Id">Day and number.</param>
/// <param name="Number">As printed.</param>
/// <param name="Window">Where it is called to or served, or 0.</param>
/// <param name="Since">When its phase began.</param>
/// <param name="ParkedS">Seconds parked so far.</param>
/// <param name="EndsAt">Called or parked: when that ends by itself.</param>
public sealed record Ticket(
    string Id, string Number, string Service, TicketClass Class, int HeadStartS, Instant IssuedAt, Instant NearAt, Instant OverAt,
    TicketPhase Phase, int Window, Instant Since, int Recalls, int ParkedS, bool Neared, bool Breached, Instant EndsAt);

/// <summary>A window as the queue knows it.</summary>
/// <param name="Services">What it serves.</param>
/// <param name="MayCall">Whether it is open and on no break.</param>
public sealed record AdmittedWindow(ImmutableArray<string> Services, bool MayCall);

/// <param name="Rules">Null until configured.</param>
/// <param name="Windows">Known windows by number.</param>
/// <param name="Live">Tickets that are not over, by id.</param>
/// <param name="Day">Local day of the newest ticket.</param>
/// <param name="Issued">Tickets issued on that day by letter.</param>
/// <param name="LastAt">Newest instant in the queue; later events are never earlier, whatever a clock does.</param>
public sealed record QueueState(
    QueueRules? Rules,
    ImmutableSortedDictionary<int, AdmittedWindow> Windows,
    ImmutableDictionary<string, Ticket> Live,
    LocalDate Day,
    ImmutableDictionary<string, int> Issued,
    Instant LastAt)
{
    public static QueueState Empty { get; } = new(
        null, ImmutableSortedDictionary<int, AdmittedWindow>.Empty, ImmutableDictionary<string, Ticket>.Empty,
        default, ImmutableDictionary<string, int>.Empty, Instant.MinValue);

    /// <summary>The ticket called to or served at a window, or null.</summary>
    public Ticket? At(int window) => window == 0 ? null : Live.Values.FirstOrDefault(t => t.Window == window);

    /// <summary>Who waits, in no order.</summary>
    public IEnumerable<Ticket> Waiting => Live.Values.Where(t => t.Phase == TicketPhase.Waiting);

    public QueueService? Service(string id) => Rules?.Services.FirstOrDefault(s => s.Id == id);
}
