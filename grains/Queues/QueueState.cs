using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Queues;

/// <summary>A window as the queue knows it.</summary>
/// <param name="Services">What it serves.</param>
/// <param name="MayCall">Whether it is open and on no break.</param>
/// <param name="OnBreak">Whether it is on a break rather than closed.</param>
/// <param name="Reserve">What it serves when nobody waits for its own.</param>
/// <param name="Operator">Who sits there, or null.</param>
/// <param name="WrapUpUntil">Until when it wraps up its last service.</param>
/// <param name="AwaitedAt">Since when it stands free although somebody waits for it, or null.</param>
public sealed record AdmittedWindow(
    ImmutableArray<string> Services, bool MayCall, bool OnBreak, ImmutableArray<string> Reserve, string? Operator, Instant WrapUpUntil, Instant? AwaitedAt)
{
    /// <summary>Whether the ticket is one of its own: of a service it offers, or sent to it and to no other.</summary>
    public bool IsOwn(Ticket ticket, int number) => ticket.ForWindow == number || (ticket.ForWindow == 0 && Services.Contains(ticket.Service));
}

/// <param name="Rules">Null until configured.</param>
/// <param name="Windows">Known windows by number.</param>
/// <param name="Live">Tickets that are not over, by id.</param>
/// <param name="Day">Local day of the newest ticket.</param>
/// <param name="Issued">Tickets issued on that day by letter.</param>
/// <param name="LastAt">Newest instant in the queue; later events are never earlier, whatever a clock does.</param>
/// <param name="Closed">Whether the office's day is over: no ticket is issued.</param>
/// <param name="Kept">Tickets set aside for the night.</param>
public sealed record QueueState(
    QueueRules? Rules,
    ImmutableSortedDictionary<int, AdmittedWindow> Windows,
    ImmutableDictionary<string, Ticket> Live,
    LocalDate Day,
    ImmutableDictionary<string, int> Issued,
    Instant LastAt,
    bool Closed,
    ImmutableArray<string> Kept)
{
    private QueueSides? _sides;

    /// <summary>Tickets that are not over, by id. What followed from others is forgotten with them.</summary>
    public ImmutableDictionary<string, Ticket> Live
    {
        get;
        init
        {
            if (!ReferenceEquals(field, value)) _sides = null;
            field = value;
        }
    } = Live;

    /// <summary>Visits of the day that are over, by ticket.</summary>
    public ImmutableDictionary<string, EndedVisit> Ended { get; init; } = ImmutableDictionary<string, EndedVisit>.Empty;

    public static QueueState Empty { get; } = new(
        null, ImmutableSortedDictionary<int, AdmittedWindow>.Empty, ImmutableDictionary<string, Ticket>.Empty,
        default, ImmutableDictionary<string, int>.Empty, Instant.MinValue, false, []);

    /// <summary>Visitors whom one window may serve at once.</summary>
    public int Parallel => Rules?.Discipline?.Parallel ?? 1;

    /// <summary>A ticket called to or served at a window, or null.</summary>
    public Ticket? At(int window) => window == 0 ? null : AllAt(window).FirstOrDefault();

    /// <summary>The ticket called to a window, or null.</summary>
    public Ticket? CalledTo(int window) => AllAt(window).FirstOrDefault(t => t.Phase == TicketPhase.Called);

    /// <summary>Tickets called to or served at a window.</summary>
    public IReadOnlyList<Ticket> AllAt(int window) => Sides.At(window);

    /// <summary>Who waits, in no order.</summary>
    public IReadOnlyList<Ticket> Waiting => Sides.Waiting;

    /// <summary>Follows from the live tickets, and is carried on from one state to the next. No part of the state; two readers at once may both find it, with the same result.</summary>
    private QueueSides Sides => _sides ??= QueueSides.Of(Live.Values);

    /// <summary>The queue after one ticket has changed or come, or is over.</summary>
    /// <param name="id">Of the ticket.</param>
    /// <param name="ticket">As it is, or null.</param>
    internal QueueState With(string id, Ticket? ticket)
    {
        var live = ticket is null ? Live.Remove(id) : Live.SetItem(id, ticket);
        return ReferenceEquals(live, Live) ? this : this with { Live = live, _sides = _sides?.After(Live.GetValueOrDefault(id), live.GetValueOrDefault(id)) };
    }

    public QueueService? Service(string id) => Rules?.Services.FirstOrDefault(s => s.Id == id);
}
