using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Callers;

/// <summary>An outbound call: rings at the customer's, then a talk, or given up. It has an id of its own, waits nowhere and is in no figure of callers.</summary>
internal static class Dialling
{
    public static Decision<CallerEvent> Decide(CallerState call, CallerCommand command, Turn turn) => (call.Phase, command) switch
    {
        (CallerPhase.Unknown, DialOut dial) => new CallDialled(dial.Line, dial.Operator, dial.Purpose, dial.For, turn.OccurredAt),
        (_, DialOut) when call.Outbound is not null => Decision<CallerEvent>.Nothing,
        (CallerPhase.Dialling, _) when turn.OccurredAt < call.OfferedAt => Caller.BeforeStart,
        (CallerPhase.Dialling, AnswerDial answer) => new DialAnswered(
            answer.Line, call.Operator, call.Outbound!.For, answer.RangS ?? Span.Seconds(call.OfferedAt, turn.OccurredAt), answer.Rings, turn.OccurredAt),
        (CallerPhase.Dialling, GiveUpDial up) => new DialGivenUp(up.Line, call.Operator, up.Outcome, up.RangS ?? Span.Seconds(call.OfferedAt, turn.OccurredAt), up.Rings, turn.OccurredAt),
        (CallerPhase.Dialling, LeaveLine leave) => new DialGivenUp(leave.Line, call.Operator, leave.Reason, Span.Seconds(call.OfferedAt, turn.OccurredAt), null, turn.OccurredAt),
        (CallerPhase.Talking, AnswerDial) when call.Outbound is not null => Decision<CallerEvent>.Nothing,
        (CallerPhase.Talking, EndCall or LeaveLine) when turn.OccurredAt < call.AnsweredAt => Caller.BeforeStart,
        (CallerPhase.Talking, EndCall end) => new DialEnded(end.Line, call.Operator, call.Talk.LegS(turn.OccurredAt, end.TalkS), call.Talk.HeldS(turn.OccurredAt), turn.OccurredAt),
        (CallerPhase.Talking, LeaveLine leave) => new DialEnded(leave.Line, call.Operator, null, call.Talk.HeldS(turn.OccurredAt), turn.OccurredAt),
        _ => Caller.OutOfOrder,
    };

    public static CallerState Evolve(CallerState call, CallerEvent happened) => happened switch
    {
        CallDialled e => call with { Phase = CallerPhase.Dialling, OfferedAt = e.At, Operator = e.Operator, Route = call.Route with { Line = e.Line }, Outbound = new Outbound(e.Purpose, e.For) },
        DialAnswered e => call with { Phase = CallerPhase.Talking, AnsweredAt = e.At, Talk = call.Talk with { LegAt = e.At } },
        DialGivenUp or DialEnded => call with { Phase = CallerPhase.Over },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };
}
