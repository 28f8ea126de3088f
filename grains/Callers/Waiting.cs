using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Callers;

/// <summary>A caller who waits for an operator: for the first one, whose answer ends the wait that figures count, or for the next one he was passed on to.</summary>
internal static class Waiting
{
    public static Decision<CallerEvent> Decide(CallerState call, CallerCommand command, Turn turn) => (call.Phase, command) switch
    {
        (CallerPhase.Waiting, JoinQueue join) => Move(call, join, turn),
        (CallerPhase.Passed, JoinQueue) => Decision<CallerEvent>.Nothing,
        (CallerPhase.Waiting, _) when turn.OccurredAt < call.OfferedAt => Caller.BeforeStart,
        (CallerPhase.Passed, _) when turn.OccurredAt < call.Route.Since => Caller.BeforeStart,
        (CallerPhase.Waiting or CallerPhase.Passed, RingOperator ring) => call.Ringing.ContainsKey(ring.Operator) ? Decision<CallerEvent>.Nothing : new CallRang(ring.Line, ring.Operator, turn.OccurredAt),
        (CallerPhase.Waiting or CallerPhase.Passed or CallerPhase.Talking, MissRing miss) => new RingUnanswered(miss.Line, miss.Operator, miss.RangS ?? RangS(call, miss.Operator, turn.OccurredAt), miss.Rings, turn.OccurredAt),
        (CallerPhase.Waiting, AnswerCall answer) => Answered(call, answer, turn.OccurredAt),
        (CallerPhase.Passed, AnswerCall answer) => TakenOver(call, answer, turn.OccurredAt),
        (CallerPhase.Talking, AnswerCall) when call.Outbound is null => Decision<CallerEvent>.Nothing,
        (CallerPhase.Waiting, AbandonCall abandon) => new CallAbandoned(
            abandon.Line, call.OfferedAt, abandon.WaitedS ?? Span.Seconds(call.OfferedAt, turn.OccurredAt), turn.OccurredAt, call.Route.Tiers(turn.OccurredAt)),
        (CallerPhase.Passed, AbandonCall) => Talks.Ended(call, call.Route.Line!, null, true, turn.OccurredAt),
        _ => Caller.OutOfOrder,
    };

    public static CallerState Evolve(CallerState call, CallerEvent happened) => happened switch
    {
        CallMoved e => call with { Route = call.Route.To(e.Line, e.Tier, e.At) },
        CallRang e => call with { Ringing = call.Ringing.SetItem(e.Operator, e.At) },
        RingUnanswered e => call with { Ringing = call.Ringing.Remove(e.Operator) },
        CallAnswered e => Talking(call with { OfferedAt = e.OfferedAt, AnsweredAt = e.At, Outside = e.Outside == true }, e.Line, e.Operator, e.Tier, call.Phase == CallerPhase.Waiting ? e.At : e.OfferedAt, e.At),
        CallTakenOver e => Talking(call, e.Line, e.Operator, e.Tier, e.At, e.At),
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    /// <summary>The hub did not hear the call queue: its wait is what the source says, or none.</summary>
    public static CallAnswered AnsweredUnheard(AnswerCall answer, Instant at) =>
        new(answer.Line, answer.Operator, at - Duration.FromSeconds(answer.WaitedS ?? 0), answer.WaitedS ?? 0, at, answer.Tier, answer.RangS, answer.Rings);

    private static Decision<CallerEvent> Move(CallerState call, JoinQueue join, Turn turn)
    {
        if (join.Line == call.Route.Line && (join.Tier is null || join.Tier == call.Route.Tier)) return Decision<CallerEvent>.Nothing;
        if (turn.OccurredAt < call.OfferedAt) return Caller.BeforeStart;
        return new CallMoved(join.Line, call.Route.Line!, call.OfferedAt, ToldTier(call), join.Tier ?? ToldTier(call), turn.OccurredAt, call.Priority == 0 ? null : call.Priority);
    }

    private static CallAnswered Answered(CallerState call, AnswerCall answer, Instant at) => new(
        answer.Line, answer.Operator, call.OfferedAt, answer.WaitedS ?? Span.Seconds(call.OfferedAt, at), at, answer.Tier ?? ToldTier(call), answer.RangS ?? RangS(call, answer.Operator, at), answer.Rings);

    private static CallTakenOver TakenOver(CallerState call, AnswerCall answer, Instant at) => new(
        answer.Line, answer.Operator, answer.WaitedS ?? Span.Seconds(call.Talk.LegAt, at), answer.Tier ?? ToldTier(call), answer.RangS ?? RangS(call, answer.Operator, at), answer.Rings, at);

    private static CallerState Talking(CallerState call, string line, string? who, int? tier, Instant onTierAt, Instant at) => call with
    {
        Phase = CallerPhase.Talking, Operator = who, Route = call.Route.To(line, tier, onTierAt), Talk = call.Talk with { LegAt = at }, Ringing = call.Ringing.Clear(),
    };

    /// <summary>Tier the caller is on, or null where the source tells none.</summary>
    private static int? ToldTier(CallerState call) => call.Route.Told ? call.Route.Tier : null;

    private static int? RangS(CallerState call, string? who, Instant at) => who is not null && call.Ringing.TryGetValue(who, out var since) ? Span.Seconds(since, at) : null;
}
