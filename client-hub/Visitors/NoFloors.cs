using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Walls;

namespace OpsHub.ClientHub.Visitors;

/// <summary>Stands in where the host folds no floors.</summary>
internal sealed class NoFloors : IFloors
{
    public TicketPage? Ticket(string code) => null;

    public WaitBand? Ewt(string company, string office, string service) => null;

    public ImmutableArray<BookableOffice> Bookable(string company, Instant now) => [];

    public ImmutableArray<UsualHour> UsualHours(string company, string office, LocalDate day) => [];

    public ImmutableArray<Slot>? Slots(string company, string office, string service, LocalDate day, Instant now) => null;

    public BookingPage? Booking(string company, string office, string code) => null;
}
