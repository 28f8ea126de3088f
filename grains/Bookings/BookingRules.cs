using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Bookings;

/// <summary>A service that may be booked.</summary>
/// <param name="Id">As in the queue.</param>
/// <param name="ServiceS">How long it usually takes; it fills as many slots in a row as that needs.</param>
public sealed record BookableService(string Id, int ServiceS);

/// <summary>How an office takes bookings.</summary>
/// <param name="TimeZone">Of the office.</param>
/// <param name="Hours">Opening hours in which slots lie.</param>
/// <param name="Services">Services that may be booked.</param>
/// <param name="SlotS">Length of a slot, 300–7200 seconds.</param>
/// <param name="Windows">Windows that slots are offered for; so many bookings may run at once.</param>
/// <param name="DaysAhead">How far ahead one may book, 1–60 days.</param>
/// <param name="RemindBeforeS">How long before the slot a reminder is due, 300–172800 seconds.</param>
/// <param name="Booked">Early, late and lead times, as the queue's discipline has them.</param>
/// <param name="Channels">Channels by which one may book.</param>
public sealed record BookingRules(
    DateTimeZone TimeZone, ImmutableArray<DayHours> Hours, ImmutableArray<BookableService> Services, int SlotS, int Windows, int DaysAhead, int RemindBeforeS, BookedRules Booked,
    ImmutableArray<string> Channels)
{
    /// <summary>The first thing wrong, or null.</summary>
    public Refusal? Problem() => this switch
    {
        { Services.IsDefaultOrEmpty: true } => new Refusal("services-missing", "Name at least one service that may be booked."),
        { Services: var all } when all.Any(s => s.ServiceS is < 60 or > 28800) => new Refusal("service-time-wrong", "A service takes 60 to 28800 seconds."),
        { SlotS: < 300 or > 7200 } => new Refusal("slot-length-wrong", "A slot is 300 to 7200 seconds."),
        { Windows: < 1 or > 99 } => new Refusal("windows-wrong", "Slots are offered for 1 to 99 windows."),
        { DaysAhead: < 1 or > 60 } => new Refusal("days-wrong", "One may book 1 to 60 days ahead."),
        { RemindBeforeS: < 300 or > 172800 } => new Refusal("remind-wrong", "A reminder is due 300 to 172800 seconds before the slot."),
        { Channels.IsDefaultOrEmpty: true } => new Refusal("channels-missing", "Name at least one channel."),
        _ => Hours.IsDefault || Hours.Any(h => !h.AreHours()) ? new Refusal("hours-wrong", "Opening hours must end after they begin.") : null,
    };

    /// <summary>Days with opening hours on which one may book, from the local day of an instant on.</summary>
    public ImmutableArray<LocalDate> DaysFrom(Instant now) =>
        [.. Enumerable.Range(0, DaysAhead + 1).Select(ahead => now.InZone(TimeZone).Date.PlusDays(ahead)).Where(day => Hours.Any(h => h.Day == day.DayOfWeek))];

    public BookableService? Service(string id) => Services.FirstOrDefault(s => s.Id == id);
}
