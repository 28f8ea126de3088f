using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Queues;

/// <summary>A window sends its visitor on or back in line; the first instant is kept.</summary>
internal static class Moves
{
    public static Decision<QueueEvent> Transfer(QueueState queue, TransferTicket transfer, Instant at)
    {
        if (transfer.ToService is null && transfer.ToWindow is null) return new Refusal("nowhere-to", "Name a service, a window or both to send the visitor to.");
        if (transfer.ToService is { } service && queue.Service(service) is null) return new Refusal("service-unknown", $"The queue has no service '{service}'.");
        if (transfer.ToWindow is { } to && (to == transfer.Window || queue.Windows.GetValueOrDefault(to) is not { MayCall: true }))
            return new Refusal("window-not-open", "Send the visitor to another window that is open.");
        var (t, refusal) = Floor.Chosen(queue.AllAt(transfer.Window), transfer.Ticket, Floor.NobodyCalled);
        if (refusal is not null) return refusal;
        return new TicketTransferred(
            t!.Id, t.Service, transfer.ToService ?? t.Service, transfer.Window, t.NearAt, t.OverAt, t.IssuedAt, at, transfer.ToWindow, transfer.Reason,
            t.Phase == TicketPhase.Serving ? t.Since : null, null, t.Also.IsEmpty ? null : t.Also);
    }

    public static Decision<QueueEvent> Requeue(QueueState queue, RequeueTicket requeue, Instant at)
    {
        if (string.IsNullOrWhiteSpace(requeue.Reason)) return new Refusal("reason-missing", "Say why the visitor goes back in line.");
        var (t, refusal) = Floor.Chosen(queue.AllAt(requeue.Window), requeue.Ticket, Floor.NobodyCalled);
        return refusal is not null ? refusal : Requeued(t!, requeue.Reason, at);
    }

    public static TicketRequeued Requeued(Ticket t, string reason, Instant at) => new(t.Id, t.Service, t.Window, reason, t.NearAt, t.OverAt, t.IssuedAt, at);
}
