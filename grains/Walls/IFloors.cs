using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Offices;

namespace OpsHub.Grains.Walls;

/// <summary>Where a visitor's ticket stands, for whoever has its code. Nothing of a person.</summary>
/// <param name="State"><c>waiting | called | serving | parked | served | noShow | left | turnedAway</c>.</param>
/// <param name="Position">1 for the next of its service, or null when it does not wait.</param>
/// <param name="Ewt">Expected wait from now, or null: not enough data.</param>
/// <param name="Window">Window to go to, or null.</param>
/// <param name="Recalls">How often it was called again.</param>
/// <param name="ParkedUntil">Until when it is set aside, or null.</param>
/// <param name="Version">Changes when anything above does; opaque.</param>
public sealed record TicketPage(
    string Company, string Office, string OfficeName, string? Address, string TimeZone, string Ticket, string Number, string Service, string ServiceName, string State, int? Position, WaitBand? Ewt,
    int? Window, Instant IssuedAt, Instant? CalledAt, Instant? NoShowAt, int Recalls, Instant? ParkedUntil, Instant? EndedAt, string Version);

/// <summary>An office that takes bookings.</summary>
/// <param name="Days">Local days on which it is open and one may book, from today on.</param>
/// <param name="Serves">Places whose customers it serves; empty when not known.</param>
public sealed record BookableOffice(
    string Id, string Name, string? Address, string? Region, string TimeZone, ImmutableArray<LocalDate> Days, ImmutableArray<BookableServiceName> Services, ImmutableArray<ServedPlace> Serves);

/// <summary>A service one may book.</summary>
/// <param name="NameEn">In English, or null.</param>
public sealed record BookableServiceName(string Id, string Name, string? NameEn);

/// <summary>Visitors who are expected in an hour of a day.</summary>
/// <param name="DaysLearnt">Days that the forecast stands on.</param>
public sealed record UsualHour(int Hour, decimal Visitors, int DaysLearnt);

/// <summary>A booking, for whoever has its code. Nothing of a person.</summary>
/// <param name="CheckInFrom">From when one may check in.</param>
/// <param name="CheckInUntil">Until when the booking counts.</param>
public sealed record BookingPage(
    string Code, string Office, string OfficeName, string? Address, string TimeZone, string Service, string ServiceName, Instant SlotAt, Instant UntilAt, Instant CheckInFrom, Instant CheckInUntil);

/// <summary>What edges may ask of the floors of all offices. Answers are of the newest fact folded.</summary>
public interface IFloors
{
    /// <summary>The ticket of that code, or null. Known for a day after its end.</summary>
    TicketPage? Ticket(string code);

    /// <summary>Expected wait of somebody who comes now, or null.</summary>
    WaitBand? Ewt(string company, string office, string service);

    /// <summary>Offices that take bookings.</summary>
    ImmutableArray<BookableOffice> Bookable(string company, Instant now);

    /// <summary>How full the office is expected to be in each hour of a day; empty: no earlier day is known, or closed.</summary>
    ImmutableArray<UsualHour> UsualHours(string company, string office, LocalDate day);

    /// <summary>Free slots of a day, or null when the office takes no bookings for the service.</summary>
    ImmutableArray<Slot>? Slots(string company, string office, string service, LocalDate day, Instant now);

    /// <summary>The booking of that code, or null.</summary>
    BookingPage? Booking(string company, string office, string code);
}
