using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Queues;

/// <summary>What happens on the windows' side: call, recall, start, finish, no-show, transfer.</summary>
internal static class Floor
{
    private static readonly Refusal NobodyCalled = new("nobody-called", "The window has called nobody; call the next ticket first.");
    private static readonly Refusal NobodyServed = new("nobody-served", "The window serves nobody; start the service first.");

    public static Decision<QueueEvent> Call(QueueState queue, int number, Instant at)
    {
        if (queue.Windows.GetValueOrDefault(number) is not { MayCall: true } window)
            return new Refusal("window-not-open", "The window is closed or on a break; open it first.");
        if (queue.At(number) is { } busy) return new Refusal("window-busy", $"The window still has ticket {busy.Number}; finish it first.");
        if (Discipline.Next(queue, window, at) is not var (next, reason)) return new Refusal("nobody-waiting", "Nobody waits for what this window serves.");
        return new TicketCalled(next.Id, next.Service, number, reason, next.ParkedS, NoShowAt(queue, at), next.IssuedAt, at);
    }

    public static Decision<QueueEvent> Recall(QueueState queue, int window, Instant at) => queue.At(window) is { Phase: TicketPhase.Called } t
        ? new TicketRecalled(t.Id, t.Service, window, t.Recalls + 1, NoShowAt(queue, at), t.IssuedAt, at)
        : NobodyCalled;

    public static Decision<QueueEvent> Start(QueueState queue, int window, Instant at) => queue.At(window) switch
    {
        null => NobodyCalled,
        { Phase: TicketPhase.Serving } => Decision<QueueEvent>.Nothing,
        var t => new ServiceStarted(t.Id, t.Service, window, t.ParkedS, t.IssuedAt, at),
    };

    public static Decision<QueueEvent> Finish(QueueState queue, FinishService finish, Instant at)
    {
        if (finish.Topics is < 1 or > 20) return new Refusal("topics-wrong", "A visit has 1 to 20 topics.");
        return queue.At(finish.Window) is { Phase: TicketPhase.Serving } t
            ? new ServiceFinished(t.Id, t.Service, finish.Window, finish.Topics, finish.Result, t.Since, t.IssuedAt, at)
            : NobodyServed;
    }

    public static Decision<QueueEvent> NoShow(QueueState queue, int window, Instant at) => queue.At(window) is { Phase: TicketPhase.Called } t
        ? new TicketNoShow(t.Id, t.Service, window, t.IssuedAt, at)
        : NobodyCalled;

    public static Decision<QueueEvent> Transfer(QueueState queue, TransferTicket transfer, Instant at)
    {
        if (queue.Service(transfer.ToService) is null) return new Refusal("service-unknown", $"The queue has no service '{transfer.ToService}'.");
        return queue.At(transfer.Window) is { } t
            ? new TicketTransferred(t.Id, t.Service, transfer.ToService, transfer.Window, t.NearAt, t.OverAt, t.IssuedAt, at)
            : NobodyCalled;
    }

    private static Instant NoShowAt(QueueState queue, Instant at) => at + Duration.FromSeconds(queue.Rules!.NoShowS);
}
