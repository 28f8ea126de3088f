using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;

namespace OpsHub.Grains.Bookings;

public abstract record BookingCommand : ICommand;

/// <summary>Sets how the office takes bookings; slots already sold stay sold.</summary>
[Stored("configure-bookings")]
public sealed record ConfigureBookings(BookingRules Rules) : BookingCommand;

/// <summary>Books a slot.</summary>
/// <param name="Code">10 to 40 of A–Z and 2–9 that nobody can guess; whoever has it has the booking.</param>
/// <param name="Service">What for.</param>
/// <param name="SlotAt">Begin of a slot.</param>
/// <param name="Channel">One of the rules' channels.</param>
/// <param name="Category">Category of the visitor, or null.</param>
/// <param name="Follows">Ticket of the visit that this one continues, or null.</param>
/// <param name="Customer">The customer's number, or null.</param>
/// <param name="Person">Name and phone, or null; sealed before it reaches the grain.</param>
/// <param name="SealedPerson">Set by the hub.</param>
[Stored("book-slot")]
public sealed record BookSlot(
    string Code, string Service, Instant SlotAt, string Channel, string? Category = null, string? Follows = null, string? Customer = null, PersonDetails? Person = null,
    SealedPerson? SealedPerson = null) : BookingCommand, IPersonal
{
    public ICommand Sealed(string? customer, SealedPerson? person) => this with { Customer = customer, SealedPerson = person, Person = null };
}

/// <summary>Moves a booking to another slot; the old one is free at the same instant.</summary>
[Stored("move-booking")]
public sealed record MoveBooking(string Code, Instant SlotAt) : BookingCommand;

[Stored("cancel-booking")]
public sealed record CancelBooking(string Code, string? Reason = null) : BookingCommand;

/// <summary>The visitor has come: a ticket is taken with the precedence of the booking.</summary>
/// <param name="TicketCode">Code of the ticket's page, or null.</param>
[Stored("check-in")]
public sealed record CheckIn(string Code, string? TicketCode = null) : BookingCommand;

[Stored("pass-deadline")]
public sealed record PassBookingDeadline(string Deadline) : BookingCommand, IWake;
