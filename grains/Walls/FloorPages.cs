using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>The ticket pages of an office: live tickets are read off the queue, ended ones are remembered for a day.</summary>
internal sealed class FloorPages
{
    private static readonly Duration Remembered = Duration.FromDays(1);

    /// <summary>Ended tickets by code.</summary>
    public Dictionary<string, EndedPage> Ended { get; set; } = [];

    internal sealed record EndedPage(string Ticket, string Service, string State, Instant IssuedAt, Instant EndedAt);

    /// <summary>Remembers what ended with a fact.</summary>
    /// <param name="happened">The fact.</param>
    /// <param name="before">The queue before it.</param>
    public void Apply(IEvent happened, QueueState before)
    {
        foreach (var (id, state) in EndsOf(happened))
            if (before.Live.GetValueOrDefault(id) is { Code: { } code } t) Ended[code] = new EndedPage(t.Id, t.Service, state, t.IssuedAt, happened.At);
        if (happened is not QueueOpened) return;
        foreach (var old in Ended.Where(e => e.Value.EndedAt < happened.At - Remembered).Select(e => e.Key).ToList()) Ended.Remove(old);
    }

    public TicketPage? Of(string company, string code, OfficeNow office, QueueState queue)
    {
        if (queue.Live.Values.FirstOrDefault(t => t.Code == code) is { } t) return Live(company, t, office, queue);
        return Ended.GetValueOrDefault(code) is { } e
            ? Page(company, office, queue, e.Ticket, e.Service, e.State, null, null, null, e.IssuedAt, null, null, 0, null, e.EndedAt)
            : null;
    }

    private static TicketPage Live(string company, Ticket t, OfficeNow office, QueueState queue)
    {
        int? ahead = t.Phase == TicketPhase.Waiting ? queue.Waiting.Count(o => o.Service == t.Service && o.Id != t.Id && o.StandsSince < t.StandsSince) : null;
        var called = t.Phase == TicketPhase.Called;
        return Page(
            company, office, queue, t.Id, t.Service, t.Phase.ToString().ToLowerInvariant(), ahead + 1, ahead is not null && office.Newest is { } now ? Rounded.Wait(office.Floor.Waits.Remaining(t.Id, now)) : null,
            t.Window == 0 ? null : t.Window, t.IssuedAt, called ? t.Since : null, called ? t.EndsAt : null, t.Recalls, t.Phase == TicketPhase.Parked ? t.EndsAt : null, null);
    }

    private static TicketPage Page(
        string company, OfficeNow office, QueueState queue, string ticket, string service, string state, int? position, WaitBand? ewt, int? window, Instant issuedAt, Instant? calledAt,
        Instant? noShowAt, int recalls, Instant? parkedUntil, Instant? endedAt) => new(
        company, office.Id, office.Name, office.Details?.Address, office.Zone.Id, ticket, TicketNumber.Of(ticket), service, queue.Service(service)?.Name ?? service, state, position, ewt,
        window, issuedAt, calledAt, noShowAt, recalls, parkedUntil, endedAt, $"{state}.{position}.{ewt?.P50S}.{ewt?.P90S}.{window}.{recalls}.{parkedUntil?.ToUnixTimeSeconds()}");

    private static IEnumerable<(string Ticket, string State)> EndsOf(IEvent happened) => happened switch
    {
        ServiceFinished e => [(e.Ticket, "served")],
        TicketNoShow e => [(e.Ticket, "noShow")],
        TicketLeft e => [(e.Ticket, "left")],
        TicketCancelled e => [(e.Ticket, "turnedAway")],
        QueueClosed e => e.Turned.Select(t => (t, "turnedAway")),
        _ => [],
    };
}
