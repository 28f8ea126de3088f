using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;

namespace OpsHub.Grains.Queues;

/// <summary>A visit that is over, while it may still be said whose it was.</summary>
/// <param name="Customer">Opaque name, or null.</param>
public sealed record EndedVisit(string Service, Instant IssuedAt, string? Customer, VisitEnding End);

/// <summary>Whose visit it is (ADR 0082). A ticket tells no customer unless he had booked; the window hears it when it asks for the account, and may mishear.</summary>
internal static class Identifying
{
    private static readonly Refusal NotSealed = new("not-sealed", "A person's details must be sealed before they reach the log; this process holds no keys.");
    private static readonly Refusal Nobody = new("nobody-named", "Nothing tells this visitor from others; say customer, or a person with an account.");
    private static readonly Refusal Unknown = new("ticket-unknown", "No such ticket is live or ended today; whose a visit was is said until the end of its day.");

    public static Decision<QueueEvent> Decide(QueueState queue, IdentifyVisitor said, string by, Instant at) => said switch
    {
        { Person: not null } => NotSealed,
        { Customer: null } => Nobody,
        { Customer: var customer } when customer.StartsWith(SealedPerson.Nobody, StringComparison.Ordinal) => Nobody,
        _ => Told(queue, said.Ticket, said.Customer, said.SealedPerson, by, at),
    };

    public static Decision<QueueEvent> Forget(QueueState queue, ForgetVisitor said, string by, Instant at) => Told(queue, said.Ticket, null, null, by, at);

    /// <summary>A fact about a ticket that is not known here changes nothing.</summary>
    public static QueueState Evolve(QueueState queue, VisitorIdentified happened) => queue.Live.TryGetValue(happened.Ticket, out var live)
        ? queue.With(happened.Ticket, live with { Customer = happened.Customer })
        : queue.Ended.TryGetValue(happened.Ticket, out var ended) ? queue with { Ended = queue.Ended.SetItem(happened.Ticket, ended with { Customer = happened.Customer }) } : queue;

    /// <summary>Visits that are over after a fact. The first ticket of a day ends the one before.</summary>
    /// <param name="before">The queue before it.</param>
    public static ImmutableDictionary<string, EndedVisit> Ended(QueueState before, ImmutableDictionary<string, EndedVisit> ended, QueueEvent happened) => happened is TicketIssued { Day: var day } && day > before.Day
        ? ended.RemoveRange(ended.Where(v => DayOf(before, v.Value.End.At) < day).Select(v => v.Key))
        : VisitEnds.Of(happened).Aggregate(ended, (known, v) => known.SetItem(v.Ticket, new EndedVisit(
            v.Service, v.IssuedAt, before.Live.GetValueOrDefault(v.Ticket)?.Customer, new VisitEnding(v.Outcome, v.EndedAt, v.WaitedS, v.ServiceS))));

    private static Decision<QueueEvent> Told(QueueState queue, string ticket, string? customer, SealedPerson? person, string by, Instant at) =>
        queue.Live.TryGetValue(ticket, out var live)
            ? live.Customer == customer ? Decision<QueueEvent>.Nothing : new VisitorIdentified(ticket, customer, person, by, live.Service, live.IssuedAt, live.Window != 0, null, at)
        : !queue.Ended.TryGetValue(ticket, out var ended) || DayOf(queue, ended.End.At) != DayOf(queue, at) ? Unknown
        : ended.Customer == customer ? Decision<QueueEvent>.Nothing
        : new VisitorIdentified(ticket, customer, person, by, ended.Service, ended.IssuedAt, false, ended.End, at);

    private static LocalDate DayOf(QueueState queue, Instant at) => at.InZone(queue.Rules!.TimeZone).Date;
}
