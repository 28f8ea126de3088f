using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Grains.Queues;

/// <summary>
/// The queue of an office (электронная очередь): the one arbiter of who is next. A ticket is never with two windows and a window
/// never has two tickets in service, unless its rules allow parallel reception. Grain id <c>queue/{company}/{office}</c>.
/// </summary>
public static class Queue
{
    public static GrainKind<QueueState, QueueCommand, QueueEvent> Kind { get; } = new(
        "queue", 3, QueueState.Empty, Decide, QueueFold.Evolve, QueueDeadlines.Of, key => new PassQueueDeadline(key));

    public static GrainId IdOf(string company, string office) => new(Kind.Name, company, office);

    public static Decision<QueueEvent> Decide(QueueState queue, QueueCommand command, Turn turn)
    {
        var at = Instant.Max(turn.OccurredAt, queue.LastAt);
        return Idleness.Noted(queue, Answer(queue, command, turn, at), at);
    }

    private static Decision<QueueEvent> Answer(QueueState queue, QueueCommand command, Turn turn, Instant at) => command switch
    {
        ConfigureQueue configure => Configure(queue, configure.Rules, at),
        _ when queue.Rules is null => new Refusal("queue-unknown", "Configure the queue first (configure-queue)."),
        AdmitWindow admit => WindowRights.Admit(queue, admit, at),
        WithdrawWindow withdraw => WindowRights.Withdraw(queue, withdraw, at),
        AskBreak ask => WindowRights.Break(queue, ask, at),
        IssueTicket issue => Counter.Issue(queue, issue, at),
        CallNext call => Floor.Call(queue, call.Window, at),
        RecallTicket recall => Floor.Recall(queue, recall.Window, at),
        StartService start => Floor.Start(queue, start.Window, at),
        FinishService finish => Floor.Finish(queue, finish, at),
        MarkNoShow mark => Floor.NoShow(queue, mark, at),
        TransferTicket transfer => Moves.Transfer(queue, transfer, at),
        RequeueTicket requeue => Moves.Requeue(queue, requeue, at),
        LeaveQueue leave => Counter.Leave(queue, leave.Ticket, at),
        CancelTicket cancel => Counter.Cancel(queue, cancel, at),
        ParkTicket park => Counter.Park(queue, park, at),
        ReturnTicket back => Counter.Return(queue, back.Ticket, at),
        IdentifyVisitor said => Identifying.Decide(queue, said, turn.Actor, at),
        ForgetVisitor said => Identifying.Forget(queue, said, turn.Actor, at),
        OpenQueue => Doors.Open(queue, at),
        CloseQueue close => Doors.Close(queue, close, at),
        PassQueueDeadline passed => QueueDeadlines.Pass(queue, passed.Deadline, turn.Now, at),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    private static Decision<QueueEvent> Configure(QueueState queue, QueueRules rules, Instant at)
    {
        if (RulesCheck.Problem(rules) is { } problem) return problem;
        return queue.Rules is { } known && SameJson.Says(known, rules) ? Decision<QueueEvent>.Nothing : new QueueConfigured(rules, at);
    }
}
