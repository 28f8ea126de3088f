using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;

namespace OpsHub.Grains.Bookings;

public abstract record BookingEvent(Instant At) : IEvent;

[Stored("bookings-configured")]
public sealed record BookingsConfigured(BookingRules Rules, Instant At) : BookingEvent(At);

/// <param name="Code">Unguessable code, by which the visitor moves, cancels and checks in.</param>
/// <param name="SlotAt">Begin of the slot.</param>
/// <param name="UntilAt">When the window's time booked ends.</param>
/// <param name="Channel">Where it was booked.</param>
/// <param name="Category">Category of the visitor, or null.</param>
/// <param name="Customer">Opaque name, or null.</param>
/// <param name="Person">Sealed details, or null.</param>
/// <param name="Follows">Ticket of the visit that this one continues, or null (SAMARA-11.1).</param>
/// <param name="RemindAt">When a reminder is due, or null when it is too late for one.</param>
/// <param name="MissedAt">When the booking is over unless somebody comes.</param>
[Stored("slot-booked")]
public sealed record SlotBooked(
    string Code, string Service, Instant SlotAt, Instant UntilAt, string Channel, string? Category, string? Customer, SealedPerson? Person, string? Follows, Instant? RemindAt, Instant MissedAt,
    Instant At) : BookingEvent(At);

[Stored("booking-moved")]
public sealed record BookingMoved(string Code, Instant FromAt, Instant SlotAt, Instant UntilAt, Instant? RemindAt, Instant MissedAt, Instant At) : BookingEvent(At);

[Stored("booking-cancelled")]
public sealed record BookingCancelled(string Code, Instant SlotAt, string? Reason, Instant At) : BookingEvent(At);

/// <summary>A reminder is due now; a channel that reads the log sends it. Who it goes to is sealed.</summary>
[Stored("booking-reminded")]
public sealed record BookingReminded(string Code, string Service, Instant SlotAt, string Channel, string? Customer, SealedPerson? Person, Instant At) : BookingEvent(At);

/// <summary>The visitor has come; the reaction takes a ticket.</summary>
/// <param name="TicketCode">Code of the ticket's page, or null.</param>
[Stored("booking-checked-in")]
public sealed record BookingCheckedIn(
    string Code, string Service, Instant SlotAt, Instant BookedAt, string? Category, string? Customer, SealedPerson? Person, string? TicketCode, Instant At) : BookingEvent(At);

/// <summary>Nobody came.</summary>
[Stored("booking-missed")]
public sealed record BookingMissed(string Code, Instant SlotAt, Instant At) : BookingEvent(At);
