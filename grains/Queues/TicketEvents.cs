using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Retention;

namespace OpsHub.Grains.Queues;

/// <param name="Ticket">Unique in the office for ever: day and number.</param>
/// <param name="Number">As printed: letter and at least three digits.</param>
/// <param name="Day">Local day.</param>
/// <param name="Ahead">People waiting for the same service at issue.</param>
/// <param name="NearAt">When its wait is at risk.</param>
/// <param name="OverAt">When its wait breaks the norm.</param>
/// <param name="Category">Category of the visitor, or null.</param>
/// <param name="Also">Further services of the same visit, in order, or null.</param>
/// <param name="Code">Unguessable code of the ticket's page, or null.</param>
/// <param name="Booking">The booking it comes from, or null.</param>
/// <param name="ForWindow">The only window that may call it, or null.</param>
[Stored("ticket-issued")]
[Perishes(DataKind.Visits)]
public sealed record TicketIssued(
    string Ticket, string Number, LocalDate Day, string Service, TicketClass Class, int HeadStartS, int Ahead,
    Instant NearAt, Instant OverAt, Instant At, string? Category = null, ImmutableArray<string>? Also = null, string? Code = null, BookedVisit? Booking = null,
    int? ForWindow = null) : QueueEvent(At);

/// <summary>Anything that happened to one issued ticket.</summary>
public abstract record TicketEvent(string Ticket, string Service, Instant IssuedAt, Instant At) : QueueEvent(At);

/// <param name="ParkedS">Seconds parked at the visitor's own wish; no part of the wait.</param>
/// <param name="NoShowAt">Until when the visitor is waited for.</param>
/// <param name="Operator">Who called; null where nobody has said.</param>
[Stored("ticket-called")]
[Perishes(DataKind.Visits)]
public sealed record TicketCalled(
    string Ticket, string Service, int Window, CallReason Reason, int ParkedS, Instant NoShowAt, Instant IssuedAt, Instant At, string? Operator = null)
    : TicketEvent(Ticket, Service, IssuedAt, At);

[Stored("ticket-recalled")]
[Perishes(DataKind.Visits)]
public sealed record TicketRecalled(string Ticket, string Service, int Window, int Recalls, Instant NoShowAt, Instant IssuedAt, Instant At) : TicketEvent(Ticket, Service, IssuedAt, At);

/// <param name="NormAt">When the service is longer than its norm, or null.</param>
/// <param name="LostAt">When it is over and lost unless somebody ends it, or null.</param>
[Stored("service-started")]
[Perishes(DataKind.Visits)]
public sealed record ServiceStarted(string Ticket, string Service, int Window, int ParkedS, Instant IssuedAt, Instant At, Instant? NormAt = null, Instant? LostAt = null)
    : TicketEvent(Ticket, Service, IssuedAt, At);

/// <summary>The service takes longer than its norm.</summary>
[Stored("service-overran")]
[Perishes(DataKind.Visits)]
public sealed record ServiceOverran(string Ticket, string Service, int Window, Instant IssuedAt, Instant At) : TicketEvent(Ticket, Service, IssuedAt, At);

/// <param name="Topics">Number of topics of the visit.</param>
/// <param name="Result">Result code, or null.</param>
/// <param name="StartedAt">Start of the service.</param>
/// <param name="WrapUpUntil">Until when the window wraps up, or null.</param>
/// <param name="Visit">The whole visit; null in logs of earlier versions.</param>
[Stored("service-finished")]
[Perishes(DataKind.Visits)]
public sealed record ServiceFinished(
    string Ticket, string Service, int Window, int Topics, string? Result, Instant StartedAt, Instant IssuedAt, Instant At, Instant? WrapUpUntil = null, VisitRecord? Visit = null)
    : TicketEvent(Ticket, Service, IssuedAt, At), IVisitEnd;

[Stored("ticket-no-show")]
[Perishes(DataKind.Visits)]
public sealed record TicketNoShow(string Ticket, string Service, int Window, Instant IssuedAt, Instant At, VisitRecord? Visit = null) : TicketEvent(Ticket, Service, IssuedAt, At), IVisitEnd;

/// <summary>The visitor gave up waiting.</summary>
[Stored("ticket-left")]
[Perishes(DataKind.Visits)]
public sealed record TicketLeft(string Ticket, string Service, Instant IssuedAt, Instant At, VisitRecord? Visit = null) : TicketEvent(Ticket, Service, IssuedAt, At), IVisitEnd;

[Stored("ticket-cancelled")]
[Perishes(DataKind.Visits)]
public sealed record TicketCancelled(string Ticket, string Service, string Reason, Instant IssuedAt, Instant At, VisitRecord? Visit = null)
    : TicketEvent(Ticket, Service, IssuedAt, At), IVisitEnd;

/// <summary>Waits again, for another service or window, since its first instant.</summary>
/// <param name="ToService">What it waits for now; the same as before when only the window changes.</param>
/// <param name="ToWindow">The only window that may call it now, or null.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="StartedAt">Start of the service that ended with this, or null when none had begun.</param>
/// <param name="TopicCodes">Topics done before, or null.</param>
/// <param name="Also">Services of the visit still to come after this one, or null.</param>
[Stored("ticket-transferred")]
[Perishes(DataKind.Visits)]
public sealed record TicketTransferred(
    string Ticket, string Service, string ToService, int Window, Instant NearAt, Instant OverAt, Instant IssuedAt, Instant At, int? ToWindow = null, string? Reason = null,
    Instant? StartedAt = null, ImmutableArray<string>? TopicCodes = null, ImmutableArray<string>? Also = null) : TicketEvent(Ticket, Service, IssuedAt, At);

/// <summary>Waits again for the same service since its first instant: its window closed, or gave it back.</summary>
[Stored("ticket-requeued")]
[Perishes(DataKind.Visits)]
public sealed record TicketRequeued(string Ticket, string Service, int Window, string Reason, Instant NearAt, Instant OverAt, Instant IssuedAt, Instant At)
    : TicketEvent(Ticket, Service, IssuedAt, At);

/// <summary>Set aside at the visitor's wish, or for the night.</summary>
/// <param name="Window">The window that did it, or null.</param>
[Stored("ticket-parked")]
[Perishes(DataKind.Visits)]
public sealed record TicketParked(string Ticket, string Service, int? Window, Instant Until, Instant IssuedAt, Instant At) : TicketEvent(Ticket, Service, IssuedAt, At);

/// <summary>Waits again; its marks are later by the time it was parked.</summary>
[Stored("ticket-returned")]
[Perishes(DataKind.Visits)]
public sealed record TicketReturned(string Ticket, string Service, int ParkedS, Instant NearAt, Instant OverAt, Instant IssuedAt, Instant At) : TicketEvent(Ticket, Service, IssuedAt, At);

/// <summary>The wait of this ticket is at risk.</summary>
[Stored("wait-neared")]
[Perishes(DataKind.Visits)]
public sealed record WaitNeared(string Ticket, string Service, Instant IssuedAt, Instant At) : TicketEvent(Ticket, Service, IssuedAt, At);

/// <summary>The wait of this ticket broke the norm.</summary>
[Stored("wait-breached")]
[Perishes(DataKind.Visits)]
public sealed record WaitBreached(string Ticket, string Service, Instant IssuedAt, Instant At) : TicketEvent(Ticket, Service, IssuedAt, At);
