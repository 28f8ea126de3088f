using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Callers;

/// <summary>The talk of a call: holds, passing on, its end, and the wrap-up after it.</summary>
internal static class Talks
{
    public static Decision<CallerEvent> Decide(CallerState call, CallerCommand command, Turn turn) => (call.Phase, command) switch
    {
        _ when turn.OccurredAt < call.Talk.LegAt => Caller.BeforeStart,
        (CallerPhase.Talking, HoldCall hold) => call.Talk.HeldAt is null ? new CallHeld(hold.Line, call.Operator, turn.OccurredAt) : Decision<CallerEvent>.Nothing,
        (CallerPhase.Talking, ResumeCall resume) => Resumed(call, resume, turn.OccurredAt),
        (CallerPhase.Talking, TransferCall pass) when call.Outbound is null => Passed(call, pass, turn.OccurredAt),
        (CallerPhase.Passed, TransferCall) => Decision<CallerEvent>.Nothing,
        (CallerPhase.Talking, EndCall end) => Ended(call, end.Line, end.TalkS, null, turn.OccurredAt) with { PassedTo = end.PassedTo },
        (CallerPhase.Passed, EndCall end) => Ended(call, end.Line, null, true, turn.OccurredAt),
        _ => Caller.OutOfOrder,
    };

    public static Decision<CallerEvent> WrapUp(CallerState call, EndWrapUp wrap, Turn turn) => call.WrapsUpSince switch
    {
        null when call.AnsweredAt == default || call.Outbound is not null => Caller.OutOfOrder,
        null => Decision<CallerEvent>.Nothing,
        { } since when turn.OccurredAt < since => Caller.BeforeStart,
        { } since => new CallWrappedUp(wrap.Line, call.Operator, call.OfferedAt, wrap.WrapUpS ?? Span.Seconds(since, turn.OccurredAt), turn.OccurredAt),
    };

    public static Decision<CallerEvent> Lookup(CallerState call, TellLookup told, Turn turn) =>
        call.AnsweredAt == default || call.Outbound is not null ? Caller.OutOfOrder
        : call.LookupTold ? Decision<CallerEvent>.Nothing
        : new LookupTold(told.Line, call.Operator, call.OfferedAt, told.LookupS, turn.OccurredAt);

    public static CallerState Evolve(CallerState call, CallerEvent happened) => happened switch
    {
        CallHeld e => call with { Talk = call.Talk with { HeldAt = e.At, HoldTold = true } },
        CallResumed e => call with { Talk = call.Talk with { HeldAt = null, HoldS = call.Talk.HoldS + e.HeldS, LegHoldS = call.Talk.LegHoldS + e.HeldS } },
        CallTransferred e => call with
        {
            Phase = e.ToOperator is null ? CallerPhase.Passed : CallerPhase.Talking, Operator = e.ToOperator ?? e.Operator, Route = call.Route.To(e.ToLine ?? e.Line, e.Tier, e.At),
            Talk = call.Talk with { LegAt = e.At, TalkS = call.Talk.TalkS + e.TalkS, HoldS = call.Talk.HoldS + call.Talk.OpenHoldS(e.At), LegHoldS = 0, HeldAt = null },
        },
        CallEnded e => call with { Phase = CallerPhase.Over, Ringing = call.Ringing.Clear(), WrapsUpSince = e.GaveUp == true ? null : e.At },
        LookupTold => call with { LookupTold = true },
        CallWrappedUp => call with { WrapsUpSince = null },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    /// <param name="sourceS">The source's own measure of the last operator's talk, or null.</param>
    /// <param name="gaveUp">Whether the caller hung up while he waited for the next operator.</param>
    public static CallEnded Ended(CallerState call, string line, int? sourceS, bool? gaveUp, Instant at) => new(
        line, call.Operator, call.OfferedAt, call.Talk.TalkS + (gaveUp == true ? 0 : call.Talk.LegS(at, sourceS)), at, call.Talk.HeldS(at), call.Route.Tiers(at), gaveUp);

    private static Decision<CallerEvent> Resumed(CallerState call, ResumeCall resume, Instant at) => call.Talk.HeldAt switch
    {
        null => Decision<CallerEvent>.Nothing,
        { } since when at < since => Caller.BeforeStart,
        { } since => new CallResumed(resume.Line, call.Operator, resume.HeldS ?? Span.Seconds(since, at), at),
    };

    private static CallTransferred Passed(CallerState call, TransferCall pass, Instant at) => new(
        pass.Line, call.Operator, pass.ToLine, pass.ToOperator, pass.Tier ?? (call.Route.Told ? call.Route.Tier : null), call.Talk.LegS(at, pass.TalkS),
        call.Talk.HoldTold ? call.Talk.LegHoldS + call.Talk.OpenHoldS(at) : null, at);
}
