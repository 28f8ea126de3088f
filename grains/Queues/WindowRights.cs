using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Queues;

/// <summary>Which windows may call: admitted, withdrawn, on a break.</summary>
internal static class WindowRights
{
    public static Decision<QueueEvent> Admit(QueueState queue, AdmitWindow admit, Instant at)
    {
        if (admit.Services.IsDefaultOrEmpty) return new Refusal("services-missing", "Name at least one service the window serves.");
        var reserve = admit.Reserve is { IsDefault: false } r ? r : [];
        if (admit.Services.Concat(reserve).Any(s => queue.Service(s) is null))
            return new Refusal("service-unknown", $"The queue serves {string.Join(", ", queue.Rules!.Services.Select(s => s.Id))}; the window offers {string.Join(", ", admit.Services.Concat(reserve))}.");
        return queue.Windows.GetValueOrDefault(admit.Window) is { MayCall: true } known && known.Services.SequenceEqual(admit.Services) && known.Reserve.SequenceEqual(reserve) && known.Operator == admit.Operator
            ? Decision<QueueEvent>.Nothing
            : new WindowAdmitted(admit.Window, admit.Services, at, reserve.IsEmpty ? null : reserve, admit.Operator);
    }

    /// <summary>Whoever is only called must not wait for somebody who has gone: he waits in line again.</summary>
    public static Decision<QueueEvent> Withdraw(QueueState queue, WithdrawWindow withdraw, Instant at)
    {
        if (queue.Windows.GetValueOrDefault(withdraw.Window) is not { } window) return Decision<QueueEvent>.Nothing;
        if (!window.MayCall && (withdraw.OnBreak || !window.OnBreak)) return Decision<QueueEvent>.Nothing;
        return Decision<QueueEvent>.Of(
        [
            .. queue.AllAt(withdraw.Window).Where(t => t.Phase == TicketPhase.Called).Select(t => Moves.Requeued(t, withdraw.OnBreak ? "window-break" : "window-closed", at)),
            new WindowWithdrawn(withdraw.Window, withdraw.OnBreak, at),
        ]);
    }

    /// <summary>The office keeps at least one open window, and nobody goes while a visitor sits before him (KHGES-2.5.1.5).</summary>
    public static Decision<QueueEvent> Break(QueueState queue, AskBreak ask, Instant at)
    {
        if (queue.Windows.GetValueOrDefault(ask.Window) is not { } window || (!window.MayCall && !window.OnBreak)) return new Refusal("window-closed", "A closed window has no breaks; open it first.");
        if (window.OnBreak) return Decision<QueueEvent>.Nothing;
        if (ask.Minutes is < 1 or > 240) return new Refusal("minutes-wrong", "A break is 1 to 240 minutes.");
        if (queue.At(ask.Window) is { } busy) return new Refusal("ticket-in-hand", $"The window still has ticket {busy.Number}; finish it first.");
        var left = queue.Windows.Count(w => w.Key != ask.Window && w.Value.MayCall);
        if (left == 0) return new Refusal("last-window", "It is the last open window; wait until another one opens.");
        Instant? until = ask.Minutes is { } minutes ? at + Duration.FromMinutes(minutes) : null;
        return Decision<QueueEvent>.Of(
            new BreakGranted(ask.Window, ask.Kind, ask.Reason, left, queue.Waiting.Count, at, until), new WindowWithdrawn(ask.Window, OnBreak: true, at));
    }
}
