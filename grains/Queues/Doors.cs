using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Queues;

/// <summary>The queue's day begins and ends with the office's.</summary>
internal static class Doors
{
    /// <summary>Fallback for tickets kept overnight by an office that does not open again.</summary>
    private static readonly Duration LongestNight = Duration.FromDays(14);

    public static Decision<QueueEvent> Open(QueueState queue, Instant at)
    {
        var stale = queue.Closed && Rule(queue) == Overnight.Close ? Turned(queue) : [];   // came back in line after the day had ended
        var back = queue.Kept.Select(id => queue.Live.GetValueOrDefault(id)).OfType<Ticket>().Where(t => t.Phase == TicketPhase.Parked).Select(t => Counter.Returned(t, at));
        return Decision<QueueEvent>.Of([.. stale.IsEmpty ? [] : new[] { Ended(queue, "day-over", stale, at) }, .. queue.Closed ? new[] { new QueueOpened(at) } : [], .. back]);
    }

    public static Decision<QueueEvent> Close(QueueState queue, CloseQueue close, Instant at)
    {
        var turned = Turned(queue);
        if (queue.Closed && (turned.IsEmpty || Rule(queue) == Overnight.Keep)) return Decision<QueueEvent>.Nothing;
        return Rule(queue) == Overnight.Keep ? Keep(queue, close.Reason, at) : Ended(queue, close.Reason, turned, at);
    }

    private static Decision<QueueEvent> Keep(QueueState queue, string reason, Instant at)
    {
        var waiting = queue.Live.Values.Where(t => t.Phase is TicketPhase.Waiting or TicketPhase.Called).OrderBy(t => t.Id, StringComparer.Ordinal).ToList();
        var parked = queue.Live.Values.Where(t => t.Phase == TicketPhase.Parked).Select(t => t.Id).Order(StringComparer.Ordinal);
        return Decision<QueueEvent>.Of(
        [
            new QueueKept(reason, [.. waiting.Select(t => t.Id), .. parked], at),
            .. waiting.Select(t => new TicketParked(t.Id, t.Service, t.Window == 0 ? null : t.Window, at + LongestNight, t.IssuedAt, at)),
        ]);
    }

    private static QueueClosed Ended(QueueState queue, string reason, ImmutableArray<string> turned, Instant at) =>
        new(reason, turned, at, turned.IsEmpty ? null : [.. turned.Select(id => Visits.TurnedAway(queue.Live[id], at, reason))]);

    private static ImmutableArray<string> Turned(QueueState queue) =>
        [.. queue.Live.Values.Where(t => t.Phase != TicketPhase.Serving).Select(t => t.Id).Order(StringComparer.Ordinal)];

    private static Overnight Rule(QueueState queue) => queue.Rules!.Discipline?.Overnight ?? Overnight.Close;
}
