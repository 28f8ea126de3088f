using OpsHub.Grains.Bookings;

namespace OpsHub.Grains.Journeys;

/// <summary>Booked slots in a journey until the visitor comes: then it is a visit. The booking's code is the visitor's key and is told to nobody; office and slot stand for it.</summary>
internal static class JourneyBookings
{
    public static void Apply(CompanyJourneys company, string office, BookingEvent happened)
    {
        switch (happened)
        {
            case SlotBooked { Customer: { } customer } e: company.Add(Key(e.Code), new KeptEntry(EntryKind.Booking, Id(e.SlotAt), e.SlotAt, customer, null, office, e.Service, e.Channel)); break;
            case BookingMoved e: company.Change(Key(e.Code), b => b with { Id = Id(e.SlotAt), At = e.SlotAt }); break;
            case BookingCancelled e: company.Change(Key(e.Code), b => b.End("cancelled", e.At)); break;
            case BookingMissed e: company.Change(Key(e.Code), b => b.End("noShow", e.At)); break;
            case BookingCheckedIn e: company.Remove(Key(e.Code)); break;
            default: break;   // rules and reminders
        }

        string Key(string code) => $"booking/{office}/{code}";
        string Id(NodaTime.Instant slot) => $"{office}/{slot}";
    }
}
