using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Bookings;

/// <summary>Selling, moving and taking back slots.</summary>
internal static class Desk
{
    private const int MinCodeLength = 10, MaxCodeLength = 40;

    public static readonly Refusal Unknown = new("booking-unknown", "There is no such booking; it may be over. Take a ticket without it.");

    public static Decision<BookingEvent> Book(BookingState office, BookSlot book, Turn turn)
    {
        if (Wrong(office, book) is { } wrong) return wrong;
        if (office.Booked.ContainsKey(book.Code)) return new Refusal("code-taken", "Another booking has this code; make a new one.");
        if (SlotProblem(office, book.Service, book.SlotAt, turn, null) is { } no) return no;
        if (book.Customer is { } customer && office.Booked.Values.Any(b => b.Customer == customer && b.Service == book.Service && SameDay(office, b.SlotAt, book.SlotAt)))
            return new Refusal("booked-already", "This customer already has a slot for the service on that day; move that booking instead.");
        var until = Slots.EndOf(office.Rules!, office.Rules!.Service(book.Service)!, book.SlotAt);
        return new SlotBooked(
            book.Code, book.Service, book.SlotAt, until, book.Channel, book.Category, book.Customer, book.SealedPerson, book.Follows, RemindAt(office, book.SlotAt, turn.OccurredAt),
            MissedAt(office, book.SlotAt), turn.OccurredAt);
    }

    public static Decision<BookingEvent> Move(BookingState office, MoveBooking move, Turn turn)
    {
        if (office.Booked.GetValueOrDefault(move.Code) is not { } b) return Unknown;
        if (b.SlotAt == move.SlotAt) return Decision<BookingEvent>.Nothing;
        if (SlotProblem(office, b.Service, move.SlotAt, turn, b.Code) is { } no) return no;
        var until = Slots.EndOf(office.Rules!, office.Rules!.Service(b.Service)!, move.SlotAt);
        return new BookingMoved(b.Code, b.SlotAt, move.SlotAt, until, RemindAt(office, move.SlotAt, turn.OccurredAt), MissedAt(office, move.SlotAt), turn.OccurredAt);
    }

    public static Decision<BookingEvent> CheckIn(BookingState office, CheckIn check, Turn turn)
    {
        if (office.Booked.GetValueOrDefault(check.Code) is not { } b) return Unknown;
        var (rules, at) = (office.Rules!, turn.OccurredAt);
        if (at < b.SlotAt - Duration.FromSeconds(rules.Booked.EarlyS)) return new Refusal("too-early", $"Check-in begins {rules.Booked.EarlyS / 60} minutes before the slot.");
        var local = at.InZone(rules.TimeZone);
        if (!rules.Hours.Any(h => h.Day == local.DayOfWeek && h.Holds(local.TimeOfDay))) return new Refusal("office-closed", "The office is closed now.");
        return new BookingCheckedIn(b.Code, b.Service, b.SlotAt, b.BookedAt, b.Category, b.Customer, b.Person, check.TicketCode, at);
    }

    private static Refusal? Wrong(BookingState office, BookSlot book)
    {
        if (book.Person is not null) return new Refusal("not-sealed", "Personal details reach the grain sealed only; this hub has no key table.");
        if (book.Code.Length is < MinCodeLength or > MaxCodeLength || !book.Code.All(c => c is (>= 'A' and <= 'Z') or (>= '2' and <= '9')))
            return new Refusal("code-wrong", $"A booking's code is {MinCodeLength} to {MaxCodeLength} of A–Z and 2–9.");
        if (office.Rules!.Service(book.Service) is null) return new Refusal("service-unknown", $"Bookable are {string.Join(", ", office.Rules.Services.Select(s => s.Id))}.");
        return office.Rules.Channels.Contains(book.Channel) ? null : new Refusal("channel-unknown", $"One books by {string.Join(", ", office.Rules.Channels)}.");
    }

    private static Refusal? SlotProblem(BookingState office, string service, Instant at, Turn turn, string? without)
    {
        var rules = office.Rules!;
        if (rules.Service(service) is not { } known) return new Refusal("service-unknown", $"Bookable are {string.Join(", ", rules.Services.Select(s => s.Id))}.");
        if (at <= turn.OccurredAt) return new Refusal("slot-past", "The slot has begun; choose a later one.");
        if (!Slots.IsNear(rules, at, turn.OccurredAt)) return new Refusal("slot-far", $"One may book {rules.DaysAhead} days ahead.");
        if (!Slots.IsSlot(rules, known, at)) return new Refusal("slot-unknown", "No slot for the service begins then.");
        return Slots.Free(office, known, at, without) > 0 ? null : new Refusal("slot-taken", "The slot is taken; choose another one.");
    }

    private static bool SameDay(BookingState office, Instant a, Instant b) => a.InZone(office.Rules!.TimeZone).Date == b.InZone(office.Rules.TimeZone).Date;

    private static Instant? RemindAt(BookingState office, Instant slot, Instant now) =>
        slot - Duration.FromSeconds(office.Rules!.RemindBeforeS) is var at && at > now ? at : null;

    /// <summary>Where latecomers are taken in without precedence, the day's end; where not, the end of the time allowed.</summary>
    private static Instant MissedAt(BookingState office, Instant slot)
    {
        var rules = office.Rules!;
        return rules.Booked.Late == LateRule.Refuse
            ? slot + Duration.FromSeconds(rules.Booked.LateS)
            : rules.TimeZone.AtStartOfDay(slot.InZone(rules.TimeZone).Date.PlusDays(1)).ToInstant();
    }
}
