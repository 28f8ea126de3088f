using NodaTime;

namespace OpsHub.Grains.Queues;

/// <summary>Who is next. The longest wait wins, where a class adds its head start to the wait; so nobody is overtaken by one who came later than the longest head start.</summary>
public static class Discipline
{
    /// <summary>The next ticket for a window and why, or null when nobody waits for what it serves.</summary>
    public static (Ticket Ticket, CallReason Reason)? Next(QueueState queue, AdmittedWindow window, Instant now)
    {
        var fit = queue.Waiting.Where(t => window.Services.Contains(t.Service)).ToList();
        if (fit.Count == 0) return null;
        var next = fit.OrderBy(StandsSince).ThenBy(t => t.IssuedAt).ThenBy(t => t.Id, StringComparer.Ordinal).First();
        var waitedS = (int)(now - next.IssuedAt).TotalSeconds - next.ParkedS;
        return (next, new CallReason(waitedS, next.HeadStartS, fit.Count(t => t.IssuedAt < next.IssuedAt)));
    }

    /// <summary>The instant a ticket's place in line counts from: issue, later by the time parked, earlier by the head start of its class.</summary>
    public static Instant StandsSince(Ticket ticket) => ticket.IssuedAt + Duration.FromSeconds(ticket.ParkedS - ticket.HeadStartS);
}
