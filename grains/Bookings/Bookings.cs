using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.People;

namespace OpsHub.Grains.Bookings;

/// <summary>A booking that is not over.</summary>
public sealed record Booking(
    string Code, string Service, Instant SlotAt, Instant UntilAt, Instant BookedAt, string Channel, string? Category, string? Customer, SealedPerson? Person, Instant MissedAt);

/// <param name="Rules">Null until configured.</param>
/// <param name="Booked">Bookings that are not over, by code.</param>
public sealed record BookingState(BookingRules? Rules, ImmutableDictionary<string, Booking> Booked);

/// <summary>The bookings of an office: the one that sells its slots, so none is sold twice. Grain id <c>bookings/{company}/{office}</c>.</summary>
public static class OfficeBookings
{
    private const string Remind = "remind:", Missed = "missed:";

    public static BookingState Nobody { get; } = new(null, ImmutableDictionary<string, Booking>.Empty);

    public static GrainKind<BookingState, BookingCommand, BookingEvent> Kind { get; } = new(
        "bookings", 1, Nobody, Decide, Evolve, DeadlinesOf, key => new PassBookingDeadline(key));

    public static GrainId IdOf(string company, string office) => new(Kind.Name, company, office);

    public static Decision<BookingEvent> Decide(BookingState office, BookingCommand command, Turn turn) => command switch
    {
        ConfigureBookings { Rules: var rules } when rules.Problem() is { } problem => problem,
        ConfigureBookings { Rules: var rules } => office.Rules is { } known && SameJson.Says(known, rules) ? Decision<BookingEvent>.Nothing : new BookingsConfigured(rules, turn.OccurredAt),
        _ when office.Rules is null => new Refusal("bookings-unknown", "The office takes no bookings (configure-bookings)."),
        BookSlot book => Desk.Book(office, book, turn),
        MoveBooking move => Desk.Move(office, move, turn),
        CancelBooking cancel => office.Booked.GetValueOrDefault(cancel.Code) is { } b ? new BookingCancelled(b.Code, b.SlotAt, cancel.Reason, turn.OccurredAt) : Desk.Unknown,
        CheckIn check => Desk.CheckIn(office, check, turn),
        PassBookingDeadline passed => Pass(office, passed.Deadline, turn),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static BookingState Evolve(BookingState office, BookingEvent happened) => happened switch
    {
        BookingsConfigured e => office with { Rules = e.Rules },
        SlotBooked e => office with { Booked = office.Booked.Add(e.Code, new Booking(e.Code, e.Service, e.SlotAt, e.UntilAt, e.At, e.Channel, e.Category, e.Customer, e.Person, e.MissedAt)) },
        BookingMoved e => office with { Booked = office.Booked.SetItem(e.Code, office.Booked[e.Code] with { SlotAt = e.SlotAt, UntilAt = e.UntilAt, BookedAt = e.At, MissedAt = e.MissedAt }) },
        BookingReminded => office,
        BookingCancelled e => office with { Booked = office.Booked.Remove(e.Code) },
        BookingCheckedIn e => office with { Booked = office.Booked.Remove(e.Code) },
        BookingMissed e => office with { Booked = office.Booked.Remove(e.Code) },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static IEnumerable<Deadline> DeadlinesOf(BookingEvent happened) => happened switch
    {
        SlotBooked e => [new Deadline(Remind + e.Code, e.RemindAt), Deadline.Set(Missed + e.Code, e.MissedAt)],
        BookingMoved e => [new Deadline(Remind + e.Code, e.RemindAt), Deadline.Set(Missed + e.Code, e.MissedAt)],
        BookingReminded e => [Deadline.Clear(Remind + e.Code)],
        BookingCancelled e => Over(e.Code),
        BookingCheckedIn e => Over(e.Code),
        BookingMissed e => Over(e.Code),
        _ => [],
    };

    private static Deadline[] Over(string code) => [Deadline.Clear(Remind + code), Deadline.Clear(Missed + code)];

    private static Decision<BookingEvent> Pass(BookingState office, string key, Turn turn)
    {
        var (remind, code) = (key.StartsWith(Remind, StringComparison.Ordinal), key[(key.IndexOf(':') + 1)..]);
        return office.Booked.GetValueOrDefault(code) switch
        {
            null => Decision<BookingEvent>.Nothing,
            var b when remind => new BookingReminded(b.Code, b.Service, b.SlotAt, b.Channel, b.Customer, b.Person, turn.OccurredAt),
            var b when turn.Now >= b.MissedAt => new BookingMissed(b.Code, b.SlotAt, turn.OccurredAt),
            _ => Decision<BookingEvent>.Nothing,
        };
    }
}
