using NodaTime;

namespace OpsHub.Grains.Queues;

/// <summary>With which class a visitor comes in, and whether a booking still counts.</summary>
internal static class Admission
{
    /// <summary>Null when the booking is missed and the rules take nobody that late.</summary>
    public static (TicketClass Class, BookedVisit? Booking)? Of(QueueRules rules, IssueTicket issue, Instant at)
    {
        var own = issue.Category is { } id ? rules.Discipline!.Categories!.Value.First(c => c.Id == id).Class : issue.Class;
        if (issue.Booking is not { } booking) return (own, null);
        var booked = rules.Discipline?.Booked ?? new BookedRules();
        if (at > booking.SlotAt + Duration.FromSeconds(booked.LateS)) return booked.Late == LateRule.Refuse ? null : (Other(own), booking);
        return (booking.SlotAt - booking.BookedAt < Duration.FromSeconds(booked.LeadS) ? Other(own) : Better(rules, own), booking);
    }

    /// <summary>A booking that does not count: whoever has no other precedence waits like everybody.</summary>
    private static TicketClass Other(TicketClass own) => own == TicketClass.Booked ? TicketClass.Ordinary : own;

    /// <summary>Whoever has a greater precedence of his own keeps it.</summary>
    private static TicketClass Better(QueueRules rules, TicketClass own) =>
        (rules.HeadStartS?.GetValueOrDefault(own) ?? 0) > (rules.HeadStartS?.GetValueOrDefault(TicketClass.Booked) ?? 0) ? own : TicketClass.Booked;
}
