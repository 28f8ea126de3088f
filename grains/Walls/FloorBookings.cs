using OpsHub.Grains.Bookings;

namespace OpsHub.Grains.Walls;

/// <summary>Cell <c>bookings</c> of the office wall.</summary>
internal static class FloorBookings
{
    private const int MostSlots = 40;

    public static BookingsCell Cell(BookingState bookings)
    {
        var ahead = bookings.Booked.Values.GroupBy(b => (b.SlotAt, b.Service)).OrderBy(g => g.Key.SlotAt).ThenBy(g => g.Key.Service, StringComparer.Ordinal).Take(MostSlots);
        return new BookingsCell([.. ahead.Select(g => new SlotCell(g.Key.SlotAt, g.Key.Service, g.Count()))], bookings.Booked.Count);
    }
}
