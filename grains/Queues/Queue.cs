using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Grains.Queues;

/// <summary>
/// The queue of an office (электронная очередь): the one arbiter of who is next. A ticket is never with two windows and a window
/// never has two tickets. Grain id <c>queue/{company}/{office}</c>.
/// </summary>
public static class Queue
{
    public static GrainKind<QueueState, QueueCommand, QueueEvent> Kind { get; } = new(
        "queue", 1, QueueState.Empty, Decide, QueueFold.Evolve, QueueDeadlines.Of, key => new PassQueueDeadline(key));

    public static GrainId IdOf(string company, string office) => new(Kind.Name, company, office);

    public static Decision<QueueEvent> Decide(QueueState queue, QueueCommand command, Turn turn)
    {
        var at = Instant.Max(turn.OccurredAt, queue.LastAt);
        return command switch
        {
            ConfigureQueue configure => Configure(queue, configure.Rules, at),
            _ when queue.Rules is null => new Refusal("queue-unknown", "Configure the queue first (configure-queue)."),
            AdmitWindow admit => Admit(queue, admit, at),
            WithdrawWindow withdraw => queue.Windows.GetValueOrDefault(withdraw.Window) is { MayCall: true }
                ? new WindowWithdrawn(withdraw.Window, withdraw.OnBreak, at)
                : Decision<QueueEvent>.Nothing,
            IssueTicket issue => Counter.Issue(queue, issue, at),
            CallNext call => Floor.Call(queue, call.Window, at),
            RecallTicket recall => Floor.Recall(queue, recall.Window, at),
            StartService start => Floor.Start(queue, start.Window, at),
            FinishService finish => Floor.Finish(queue, finish, at),
            MarkNoShow mark => Floor.NoShow(queue, mark.Window, at),
            TransferTicket transfer => Floor.Transfer(queue, transfer, at),
            LeaveQueue leave => Counter.Leave(queue, leave.Ticket, at),
            CancelTicket cancel => Counter.Cancel(queue, cancel, at),
            ParkTicket park => Counter.Park(queue, park, at),
            ReturnTicket back => Counter.Return(queue, back.Ticket, at),
            CloseQueue close => Close(queue, close, at),
            PassQueueDeadline passed => QueueDeadlines.Pass(queue, passed.Deadline, turn.Now, at),
            _ => throw new InvalidOperationException($"Unknown command {command}."),
        };
    }

    private static Decision<QueueEvent> Configure(QueueState queue, QueueRules rules, Instant at)
    {
        if (RulesCheck.Problem(rules) is { } problem) return problem;
        return queue.Rules is { } known && SameJson.Says(known, rules) ? Decision<QueueEvent>.Nothing : new QueueConfigured(rules, at);
    }

    private static Decision<QueueEvent> Admit(QueueState queue, AdmitWindow admit, Instant at)
    {
        if (admit.Services.IsDefaultOrEmpty) return new Refusal("services-missing", "Name at least one service the window serves.");
        if (admit.Services.Any(s => queue.Service(s) is null))
            return new Refusal("service-unknown", $"The queue serves {string.Join(", ", queue.Rules!.Services.Select(s => s.Id))}; the window offers {string.Join(", ", admit.Services)}.");
        return queue.Windows.GetValueOrDefault(admit.Window) is { MayCall: true } known && known.Services.SequenceEqual(admit.Services)
            ? Decision<QueueEvent>.Nothing
            : new WindowAdmitted(admit.Window, admit.Services, at);
    }

    private static Decision<QueueEvent> Close(QueueState queue, CloseQueue close, Instant at)
    {
        var turned = queue.Live.Values.Where(t => t.Phase != TicketPhase.Serving).Select(t => t.Id).Order(StringComparer.Ordinal).ToImmutableArray();
        return turned.IsEmpty ? Decision<QueueEvent>.Nothing : new QueueClosed(close.Reason, turned, at);
    }
}
