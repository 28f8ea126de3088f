using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Queues;

/// <summary>What happens on the windows' side: call, recall, start, finish, no-show.</summary>
internal static class Floor
{
    public static readonly Refusal NobodyCalled = new("nobody-called", "The window has called nobody; call the next ticket first.");
    private static readonly Refusal NobodyServed = new("nobody-served", "The window serves nobody; start the service first.");

    public static Decision<QueueEvent> Call(QueueState queue, int number, Instant at)
    {
        if (queue.Windows.GetValueOrDefault(number) is not { MayCall: true } window)
            return new Refusal("window-not-open", "The window is closed or on a break; open it first.");
        var busy = queue.AllAt(number).ToList();
        if (busy.Count >= queue.Parallel || busy.Exists(t => t.Phase == TicketPhase.Called))
            return new Refusal("window-busy", $"The window still has ticket {busy[0].Number}; finish it first.");
        if (Discipline.Next(queue, number, at) is not var (next, reason)) return new Refusal("nobody-waiting", "Nobody waits for what this window serves.");
        return new TicketCalled(next.Id, next.Service, number, reason, next.ParkedS, NoShowAt(queue, at), next.IssuedAt, at, window.Operator);
    }

    public static Decision<QueueEvent> Recall(QueueState queue, int window, Instant at) => queue.CalledTo(window) is { } t
        ? new TicketRecalled(t.Id, t.Service, window, t.Recalls + 1, NoShowAt(queue, at), t.IssuedAt, at)
        : NobodyCalled;

    public static Decision<QueueEvent> Start(QueueState queue, int window, Instant at)
    {
        if (queue.CalledTo(window) is not { } t) return queue.At(window) is null ? NobodyCalled : Decision<QueueEvent>.Nothing;
        Instant? After(int? seconds) => seconds is { } s ? at + Duration.FromSeconds(s) : null;
        return new ServiceStarted(t.Id, t.Service, window, t.ParkedS, t.IssuedAt, at, After(queue.Service(t.Service)?.NormS), After(queue.Rules!.Discipline?.LostAfterS));
    }

    public static Decision<QueueEvent> Finish(QueueState queue, FinishService finish, Instant at)
    {
        if (finish.Topics is < 1 or > 20 || finish.TopicCodes is { Length: > 20 }) return new Refusal("topics-wrong", "A visit has 1 to 20 topics.");
        var serving = queue.AllAt(finish.Window).Where(t => t.Phase == TicketPhase.Serving);
        if (Chosen(serving, finish.Ticket, NobodyServed) is (null, var refusal)) return refusal!;
        var t = Chosen(serving, finish.Ticket, NobodyServed).Ticket!;
        if (UnknownTopic(queue, t, finish) is { } unknown) return unknown;
        if (Onward(queue, t, finish, at) is { } onward) return onward;
        var visit = Visits.Served(t, finish, at);
        Instant? wrapUp = queue.Rules!.Discipline?.WrapUpS is > 0 and var s ? at + Duration.FromSeconds(s) : null;
        return new ServiceFinished(t.Id, t.Service, finish.Window, visit.Topics, finish.Result, t.Since, t.IssuedAt, at, wrapUp, visit);
    }

    public static Decision<QueueEvent> NoShow(QueueState queue, MarkNoShow mark, Instant at) => queue.CalledTo(mark.Window) switch
    {
        null => NobodyCalled,
        var t when mark.Ticket is { } other && other != t.Id => OtherTicket(t),
        var t => NotCome(t, at),
    };

    public static TicketNoShow NotCome(Ticket t, Instant at) => new(t.Id, t.Service, t.Window, t.IssuedAt, at, Visits.NoShow(t, at));

    /// <summary>The ticket meant among those at a window: the named one, or the only one.</summary>
    public static (Ticket? Ticket, Refusal? Refusal) Chosen(IEnumerable<Ticket> there, string? named, Refusal none)
    {
        var all = there.ToList();
        if (all.Count == 0) return (null, none);
        if (named is null) return all.Count == 1 ? (all[0], null) : (null, new Refusal("ticket-missing", $"The window has {string.Join(", ", all.Select(t => t.Number).Order(StringComparer.Ordinal))}; say which ticket."));
        return all.Find(t => t.Id == named) is { } t ? (t, null) : (null, OtherTicket(all[0]));
    }

    /// <summary>Services of the visit that the window does not offer come next, elsewhere; those it offers it has done as well (one window, SARATOV-6.3a).</summary>
    private static TicketTransferred? Onward(QueueState queue, Ticket t, FinishService finish, Instant at)
    {
        var done = queue.Windows.GetValueOrDefault(finish.Window)?.Services ?? [];
        var left = t.Also.RemoveAll(done.Contains);
        if (left.IsEmpty) return null;
        return new TicketTransferred(
            t.Id, t.Service, left[0], finish.Window, t.NearAt, t.OverAt, t.IssuedAt, at, null, "next-service", t.Since, finish.TopicCodes, left.RemoveAt(0) is { IsEmpty: false } then ? then : null);
    }

    private static Refusal? UnknownTopic(QueueState queue, Ticket t, FinishService finish)
    {
        if (queue.Rules!.Services.All(s => s.Topics is null or { IsDefaultOrEmpty: true }) || finish.TopicCodes is not { } codes) return null;
        var known = queue.Rules.Services.SelectMany(s => s.Topics ?? []).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        return codes.FirstOrDefault(c => !known.Contains(c)) is { } unknown ? new Refusal("topic-unknown", $"'{unknown}' is no topic of the classifier.") : null;
    }

    private static Refusal OtherTicket(Ticket there) => new("other-ticket", $"The window has ticket {there.Number}, not the one named; look at the console again.");

    private static Instant NoShowAt(QueueState queue, Instant at) => at + Duration.FromSeconds(queue.Rules!.NoShowS);
}
