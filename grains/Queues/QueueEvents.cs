using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Queues;

/// <summary>What visitors come for.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">As visitors read it.</param>
/// <param name="Letter">Ticket prefix, one letter, unique in the queue.</param>
public sealed record QueueService(string Id, string Name, string Letter);

/// <summary>Class of a ticket; each has a head start, so that nobody starves: no one is overtaken by somebody who came later than the head start.</summary>
public enum TicketClass { Ordinary, Booked, Vip, OutOfTurn }

/// <summary>How the queue works.</summary>
/// <param name="TimeZone">Zone in which ticket numbers begin anew each day.</param>
/// <param name="Services">At least one.</param>
/// <param name="WaitNormS">Longest wait the standard allows, seconds.</param>
/// <param name="WarnPercent">Share of the norm at which a wait is at risk, 1–100.</param>
/// <param name="NoShowS">How long a called visitor is waited for, seconds.</param>
/// <param name="HeadStartS">Head start by class, seconds; classes left out have none.</param>
public sealed record QueueRules(
    DateTimeZone TimeZone, ImmutableArray<QueueService> Services, int WaitNormS = 900, int WarnPercent = 80, int NoShowS = 180,
    ImmutableDictionary<TicketClass, int>? HeadStartS = null);

/// <summary>Why this ticket and no other was called.</summary>
/// <param name="WaitedS">How long it had waited.</param>
/// <param name="HeadStartS">Head start of its class.</param>
/// <param name="Overtook">How many it could serve and who came earlier still wait.</param>
public sealed record CallReason(int WaitedS, int HeadStartS, int Overtook);

public abstract record QueueEvent(Instant At) : IEvent;

[Stored("queue-configured")]
public sealed record QueueConfigured(QueueRules Rules, Instant At) : QueueEvent(At);

/// <summary>The window may call.</summary>
[Stored("window-admitted")]
public sealed record WindowAdmitted(int Window, ImmutableArray<string> Services, Instant At) : QueueEvent(At);

/// <summary>The window may not call any more.</summary>
/// <param name="OnBreak">On a break rather than closed.</param>
[Stored("window-withdrawn")]
public sealed record WindowWithdrawn(int Window, bool OnBreak, Instant At) : QueueEvent(At);

/// <param name="Ticket">Unique in the office for ever: day and number.</param>
/// <param name="Number">As printed: letter and at least three digits.</param>
/// <param name="Day">Local day.</param>
/// <param name="Ahead">People waiting for the same service at issue.</param>
/// <param name="NearAt">When its wait is at risk.</param>
/// <param name="OverAt">When its wait breaks the norm.</param>
[Stored("ticket-issued")]
public sealed record TicketIssued(
    string Ticket, string Number, LocalDate Day, string Service, TicketClass Class, int HeadStartS, int Ahead,
    Instant NearAt, Instant OverAt, Instant At) : QueueEvent(At);

/// <summary>Anything that happened to one issued ticket.</summary>
public abstract record TicketEvent(string Ticket, string Service, Instant IssuedAt, Instant At) : QueueEvent(At);

/// <param name="ParkedS">Seconds parked at the visitor's own wish; no part of the wait.</param>
/// <param name="NoShowAt">Until when the visitor is waited for.</param>
[Stored("ticket-called")]
public sealed record TicketCalled(string Ticket, string Service, int Window, CallReason Reason, int ParkedS, Instant NoShowAt, Instant IssuedAt, Instant At)
    : TicketEvent(Ticket, Service, IssuedAt, At);

[Stored("ticket-recalled")]
public sealed record TicketRecalled(string Ticket, string Service, int Window, int Recalls, Instant NoShowAt, Instant IssuedAt, Instant At) : TicketEvent(Ticket, Service, IssuedAt, At);

[Stored("service-started")]
public sealed record ServiceStarted(string Ticket, string Service, int Window, int ParkedS, Instant IssuedAt, Instant At) : TicketEvent(Ticket, Service, IssuedAt, At);

/// <param name="Topics">Number of topics of the visit.</param>
/// <param name="Result">Result code, or null.</param>
/// <param name="StartedAt">Start of the service.</param>
[Stored("service-finished")]
public sealed record ServiceFinished(string Ticket, string Service, int Window, int Topics, string? Result, Instant StartedAt, Instant IssuedAt, Instant At)
    : TicketEvent(Ticket, Service, IssuedAt, At);

[Stored("ticket-no-show")]
public sealed record TicketNoShow(string Ticket, string Service, int Window, Instant IssuedAt, Instant At) : TicketEvent(Ticket, Service, IssuedAt, At);

/// <summary>The visitor gave up waiting.</summary>
[Stored("ticket-left")]
public sealed record TicketLeft(string Ticket, string Service, Instant IssuedAt, Instant At) : TicketEvent(Ticket, Service, IssuedAt, At);

[Stored("ticket-cancelled")]
public sealed record TicketCancelled(string Ticket, string Service, string Reason, Instant IssuedAt, Instant At) : TicketEvent(Ticket, Service, IssuedAt, At);

/// <summary>Waits again, for another service, since its first instant.</summary>
[Stored("ticket-transferred")]
public sealed record TicketTransferred(string Ticket, string Service, string ToService, int Window, Instant NearAt, Instant OverAt, Instant IssuedAt, Instant At)
    : TicketEvent(Ticket, Service, IssuedAt, At);

/// <summary>Set aside at the visitor's wish.</summary>
[Stored("ticket-parked")]
public sealed record TicketParked(string Ticket, string Service, int? Window, Instant Until, Instant IssuedAt, Instant At) : TicketEvent(Ticket, Service, IssuedAt, At);

/// <summary>Waits again; its marks are later by the time it was parked.</summary>
[Stored("ticket-returned")]
public sealed record TicketReturned(string Ticket, string Service, int ParkedS, Instant NearAt, Instant OverAt, Instant IssuedAt, Instant At) : TicketEvent(Ticket, Service, IssuedAt, At);

/// <summary>The wait of this ticket is at risk.</summary>
[Stored("wait-neared")]
public sealed record WaitNeared(string Ticket, string Service, Instant IssuedAt, Instant At) : TicketEvent(Ticket, Service, IssuedAt, At);

/// <summary>The wait of this ticket broke the norm.</summary>
[Stored("wait-breached")]
public sealed record WaitBreached(string Ticket, string Service, Instant IssuedAt, Instant At) : TicketEvent(Ticket, Service, IssuedAt, At);

/// <summary>The office's day ended for the queue.</summary>
/// <param name="Turned">Tickets that were not served.</param>
[Stored("queue-closed")]
public sealed record QueueClosed(string Reason, ImmutableArray<string> Turned, Instant At) : QueueEvent(At);
