using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Bookings;

/// <summary>A slot that may be booked.</summary>
/// <param name="At">Begin.</param>
/// <param name="Free">How many may still be booked.</param>
public sealed record Slot(Instant At, int Free);

/// <summary>The slots of an office: they follow from hours, windows and service times, and from what is booked.</summary>
public static class Slots
{
    /// <summary>Slots of a local day for a service with at least one place free, in order.</summary>
    public static ImmutableArray<Slot> Of(BookingState office, string service, LocalDate day, Instant now) => office.Rules is { } rules && rules.Service(service) is { } known
        ? [.. Starts(rules, known, day).Where(at => at > now && IsNear(rules, at, now)).Select(at => new Slot(at, Free(office, known, at))).Where(s => s.Free > 0)]
        : [];

    /// <summary>Whether a slot for the service begins then.</summary>
    public static bool IsSlot(BookingRules rules, BookableService service, Instant at) => Starts(rules, service, at.InZone(rules.TimeZone).Date).Contains(at);

    /// <summary>Whether it is not too far ahead.</summary>
    public static bool IsNear(BookingRules rules, Instant at, Instant now) => at.InZone(rules.TimeZone).Date <= now.InZone(rules.TimeZone).Date.PlusDays(rules.DaysAhead);

    /// <summary>Windows not booked at any time while the service would run.</summary>
    /// <param name="without">Booking that does not count: the one that is moved, or null.</param>
    public static int Free(BookingState office, BookableService service, Instant at, string? without = null)
    {
        var rules = office.Rules!;
        var most = 0;
        for (var slot = at; slot < EndOf(rules, service, at); slot += Duration.FromSeconds(rules.SlotS))
            most = Math.Max(most, office.Booked.Values.Count(b => b.Code != without && b.SlotAt < slot + Duration.FromSeconds(rules.SlotS) && b.UntilAt > slot));
        return Math.Max(0, rules.Windows - most);
    }

    /// <summary>The service fills whole slots.</summary>
    public static Instant EndOf(BookingRules rules, BookableService service, Instant at) => at + Duration.FromSeconds((service.ServiceS + rules.SlotS - 1) / rules.SlotS * rules.SlotS);

    private static IEnumerable<Instant> Starts(BookingRules rules, BookableService service, LocalDate day)
    {
        foreach (var part in rules.Hours.Where(h => h.Day == day.DayOfWeek).OrderBy(h => h.From))
        {
            var (opens, closes) = (part.Begins(day, rules.TimeZone), part.Ends(day, rules.TimeZone));
            for (var at = opens; EndOf(rules, service, at) <= closes; at += Duration.FromSeconds(rules.SlotS)) yield return at;
        }
    }
}
