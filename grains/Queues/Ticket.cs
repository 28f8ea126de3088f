using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Queues;

public enum TicketPhase { Waiting, Called, Serving, Parked }

/// <summary>A ticket that is not over yet.</summary>
/// <param name="Id">Day and number.</param>
/// <param name="Number">As printed.</param>
/// <param name="Service">What it waits for or is served with.</param>
/// <param name="HeadStartS">Head start in line, seconds.</param>
/// <param name="Phase">Where it is.</param>
/// <param name="Since">When its phase began.</param>
public sealed record Ticket(
    string Id, string Number, string Service, TicketClass Class, int HeadStartS, Instant IssuedAt, Instant NearAt, Instant OverAt, TicketPhase Phase, Instant Since)
{
    public string? Category { get; init; }

    /// <summary>Unguessable code of its page, or null.</summary>
    public string? Code { get; init; }

    public BookedVisit? Booking { get; init; }

    /// <summary>Opaque name of whoever booked, or of whom somebody has said that it is he; null: nobody knows.</summary>
    public string? Customer { get; init; }

    /// <summary>Services of the visit still to come.</summary>
    public ImmutableArray<string> Also { get; init; } = [];

    /// <summary>The only window that may call it, or 0.</summary>
    public int ForWindow { get; init; }

    /// <summary>Where it is called to or served, or 0.</summary>
    public int Window { get; init; }

    /// <summary>Called or parked: when that ends by itself.</summary>
    public Instant EndsAt { get; init; }

    /// <summary>Recalls of the newest call.</summary>
    public int Recalls { get; init; }

    /// <summary>Seconds parked so far.</summary>
    public int ParkedS { get; init; }

    public bool Neared { get; init; }

    public bool Breached { get; init; }

    /// <summary>How often a later comer was called before it.</summary>
    public int Overtaken { get; init; }

    /// <summary>What the visit's record will say.</summary>
    public VisitTrace Trace { get; init; } = VisitTrace.None;

    /// <summary>The instant a ticket's place in line counts from: issue, or the slot of one who was booked; later by the time parked, earlier by the head start of its class.</summary>
    public Instant StandsSince => (Class == TicketClass.Booked && Booking is { } booking ? booking.SlotAt : IssuedAt) + Duration.FromSeconds(ParkedS - HeadStartS);
}

/// <summary>A visit so far.</summary>
/// <param name="CalledAt">First call.</param>
/// <param name="WaitedS">To the first call.</param>
/// <param name="StartedAt">First start.</param>
/// <param name="ServiceS">Seconds of services that are over.</param>
/// <param name="Window">Last window, or 0.</param>
/// <param name="Operator">Who sat there.</param>
/// <param name="TopicCodes">Topics so far.</param>
/// <param name="Calls">With recalls.</param>
/// <param name="Transfers">So far.</param>
public sealed record VisitTrace(
    Instant? CalledAt, int? WaitedS, Instant? StartedAt, int ServiceS, int Window, string? Operator, ImmutableArray<string> TopicCodes, int Calls, int Transfers)
{
    public static VisitTrace None { get; } = new(null, null, null, 0, 0, null, [], 0, 0);
}
