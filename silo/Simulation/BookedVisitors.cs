using NodaTime;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Reactions;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Simulation;

/// <summary>Those who have booked: they book in the early morning, come about their slot, or do not.</summary>
internal sealed class BookedVisitors(CompanyProfile company, OfficeProfile office, Dice dice, Courier courier, ServiceDesk desk, Agenda doors, Agenda floor, CancellationToken cancel)
{
    private const double BookedShare = 0.05, CancelChance = 0.08, MissChance = 0.08;
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int CodeLength = 12;

    private readonly GrainId _bookings = OfficeBookings.IdOf(company.Id, office.Id);

    /// <summary>Books slots of the day a quarter of an hour before the office opens.</summary>
    public void PlanDay(Instant opens)
    {
        if (ProfileCommands.Bookings(company, office) is not { Rules: var rules }) return;
        var state = new BookingState(rules, OfficeBookings.Nobody.Booked);
        foreach (var service in company.Services)
        {
            var slots = Slots.Of(state, service.Id, opens.InZone(rules.TimeZone).Date, opens);
            var wanted = (int)Math.Round(office.VisitorsPerDay.Value * BookedShare * service.SharePercent.Value / 100);
            for (var i = 0; i < wanted && !slots.IsEmpty; i++) Plan(service.Id, slots[dice.Whole(0, slots.Length)].At, opens);
        }
    }

    private void Plan(string service, Instant slot, Instant opens)
    {
        var code = string.Concat(Enumerable.Range(0, CodeLength).Select(_ => Alphabet[dice.Whole(0, Alphabet.Length)]));
        var channel = company.Booking!.Channels.Value[dice.Whole(0, company.Booking.Channels.Value.Length)];
        var (cancels, misses, comesAt) = (dice.Chance(CancelChance), dice.Chance(MissChance), slot + dice.Seconds(-900, 480));
        doors.Plan(opens - dice.Seconds(60, 600), async at =>
        {
            if (await courier.Send(_bookings, new BookSlot(code, service, slot, channel), at, cancel).ConfigureAwait(false) is not Outcome.Done) return;   // somebody else was quicker
            if (cancels) floor.Plan(opens + (slot - opens) / 2, then => courier.Send(_bookings, new CancelBooking(code), then, cancel));
            else if (!misses) floor.Plan(comesAt, then => Come(code, then));
        });
    }

    private async Task Come(string code, Instant at)
    {
        if (await courier.Send(_bookings, new CheckIn(code), at, cancel).ConfigureAwait(false) is not Outcome.Done { Events: [BookingCheckedIn arrived, ..] } done) return;
        if (await courier.Send(BookedArrival.Letter(_bookings, done.Position, arrived), cancel).ConfigureAwait(false) is Outcome.Done { Events: [TicketIssued issued, ..] }) desk.Welcome(issued, at);
    }
}
