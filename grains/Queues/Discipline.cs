using NodaTime;

namespace OpsHub.Grains.Queues;

/// <summary>
/// Who is next (ADR 0050). The longest wait wins, where a class adds its head start to the wait; so nobody is overtaken by one who came later than <see cref="LongestLead"/>, and by no
/// more than the rules' number of calls unless the law asks for it.
/// </summary>
public static class Discipline
{
    /// <summary>The next ticket for a window and why, or null when nobody waits for what it serves.</summary>
    public static (Ticket Ticket, CallReason Reason)? Next(QueueState queue, int number, Instant now)
    {
        if (queue.Windows.GetValueOrDefault(number) is not { } window) return null;
        var fit = FitFor(queue, number, window, now, out var fromReserve);
        if (fit.Count == 0) return null;
        var first = fit.Aggregate((a, b) => Before(b, a) ? b : a);
        var next = Protected(queue, fit, first) ?? first;
        var rule = next != first ? CallRule.Protected : RuleOf(next, fit, number, fromReserve);
        return (next, new CallReason(WaitedS(next, now), next.HeadStartS, fit.Count(t => t.IssuedAt < next.IssuedAt), rule, fit.Count));
    }

    /// <summary>
    /// Seconds by which one who comes later can still go before somebody: the longest head start, and with it the time that a booked one may be late. The promise of the discipline: whoever
    /// came more than this after a waiting visitor is called after him.
    /// </summary>
    public static int LongestLead(QueueRules rules)
    {
        var longest = rules.HeadStartS?.Values.DefaultIfEmpty(0).Max() ?? 0;
        var booked = (rules.HeadStartS?.GetValueOrDefault(TicketClass.Booked) ?? 0) + (rules.Discipline?.Booked?.LateS ?? 0);
        return Math.Max(longest, booked);
    }

    /// <summary>Seconds a ticket has waited, without the time parked.</summary>
    public static int WaitedS(Ticket ticket, Instant now) => Math.Max(0, (int)(now - ticket.IssuedAt).TotalSeconds - ticket.ParkedS);

    /// <summary>Whether a window may call a ticket at all, be it from its reserve.</summary>
    public static bool Serves(AdmittedWindow window, int number, Ticket ticket) => window.IsOwn(ticket, number) || (ticket.ForWindow == 0 && window.Reserve.Contains(ticket.Service));

    /// <summary>Tickets that the window passes over by calling one: they could have been called and came earlier.</summary>
    internal static IEnumerable<Ticket> PassedOver(QueueState queue, int number, Ticket called) => queue.Windows.GetValueOrDefault(number) is { } window
        ? queue.Waiting.Where(t => t.Id != called.Id && t.IssuedAt < called.IssuedAt && window.IsOwn(t, number))
        : [];

    /// <summary>Its own tickets, with those of its reserve that near the norm; where there is none, all of its reserve.</summary>
    private static List<Ticket> FitFor(QueueState queue, int number, AdmittedWindow window, Instant now, out bool fromReserve)
    {
        var fit = new List<Ticket>();
        var reserve = new List<Ticket>();
        foreach (var ticket in queue.Waiting)
        {
            if (window.IsOwn(ticket, number)) fit.Add(ticket);
            else if (Serves(window, number, ticket)) (ticket.NearAt <= now ? fit : reserve).Add(ticket);
        }
        fromReserve = fit.Count == 0;
        return fromReserve ? reserve : fit;
    }

    /// <summary>Place in line; equal places by who booked or came first, then by number, so that every fold has the same order.</summary>
    private static bool Before(Ticket a, Ticket b)
    {
        var (standsA, standsB) = (a.StandsSince, b.StandsSince);
        if (standsA != standsB) return standsA < standsB;
        var (sinceA, sinceB) = (a.Booking?.BookedAt ?? a.IssuedAt, b.Booking?.BookedAt ?? b.IssuedAt);
        return sinceA != sinceB ? sinceA < sinceB : string.CompareOrdinal(a.Id, b.Id) < 0;
    }

    /// <summary>The earliest of those who have been overtaken as often as may be and would be again, or null.</summary>
    private static Ticket? Protected(QueueState queue, List<Ticket> fit, Ticket first)
    {
        if (queue.Rules?.Discipline is not { OvertakenAtMost: { } most } discipline || discipline.ByLaw?.Contains(first.Class) == true) return null;
        return fit.Where(t => t.Overtaken >= most && t.IssuedAt < first.IssuedAt).OrderBy(t => t.IssuedAt).ThenBy(t => t.Id, StringComparer.Ordinal).FirstOrDefault();
    }

    private static CallRule RuleOf(Ticket next, List<Ticket> fit, int number, bool fromReserve)
    {
        if (next.ForWindow == number) return CallRule.OwnWindow;
        if (fromReserve) return CallRule.Reserve;
        if (!fit.Exists(t => t.IssuedAt < next.IssuedAt)) return CallRule.LongestWait;
        return next is { Class: TicketClass.Booked, Booking: not null } ? CallRule.Slot : next.HeadStartS > 0 ? CallRule.HeadStart : CallRule.LongestWait;
    }
}
