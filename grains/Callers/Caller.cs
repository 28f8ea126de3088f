using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Callers;

public enum CallerPhase { Unknown, Menu, Waiting, Talking, Over }

/// <param name="Phase">Where the call is.</param>
/// <param name="OfferedAt">When its wait began.</param>
/// <param name="AnsweredAt">When an operator answered.</param>
/// <param name="Operator">Who.</param>
/// <param name="Callback">A call back that was promised, or null.</param>
public sealed record CallerState(CallerPhase Phase, Instant OfferedAt, Instant AnsweredAt, string? Operator, Callback? Callback = null);

/// <summary>
/// One phone call (звонок) from menu to end. The wait starts on leaving the menu and is not restarted by a change of tier.
/// Grain id <c>caller/{company}/{call}</c>.
/// </summary>
public static class Caller
{
    /// <summary>No call of this length exists; a source that says so is wrong.</summary>
    public const int MaxSeconds = 24 * 3600;

    private static readonly Refusal CallOver = new("call-over", "The call has ended; a new call needs a new id.");
    private static readonly Refusal OutOfOrder = new("out-of-order", "The call is already further on; send its facts in the order in which they happened.");
    internal static readonly Refusal BeforeStart = new("before-start", "The fact is older than the beginning of the call's wait or talk, or than the promise.");
    private static readonly Refusal SecondsWrong = new("seconds-wrong", "Seconds are 0 to 86400.");

    public static GrainKind<CallerState, CallerCommand, CallerEvent> Kind { get; } =
        new("caller", 2, new CallerState(CallerPhase.Unknown, default, default, null), Decide, Evolve);

    public static GrainId IdOf(string company, string call) => new(Kind.Name, company, call);

    public static Decision<CallerEvent> Decide(CallerState call, CallerCommand command, Turn turn) => (call.Phase, command) switch
    {
        (_, AnswerCall { WaitedS: < 0 or > MaxSeconds } or AbandonCall { WaitedS: < 0 or > MaxSeconds } or EndCall { TalkS: < 0 or > MaxSeconds }) => SecondsWrong,
        (_, PromiseCallback asked) => Callbacks.Promise(call, asked, turn),
        (_, MakeCallback made) => Callbacks.Make(call, made, turn),
        (_, MissCallback missed) => Callbacks.Miss(call, missed, turn),
        (CallerPhase.Over, _) => CallOver,
        (CallerPhase.Unknown, EnterMenu enter) => new CallEntered(enter.Line, turn.OccurredAt),
        (CallerPhase.Menu, EnterMenu) => Decision<CallerEvent>.Nothing,
        (CallerPhase.Unknown or CallerPhase.Menu, JoinQueue join) => new CallQueued(join.Line, join.Priority, turn.OccurredAt),
        (CallerPhase.Waiting, JoinQueue) => Decision<CallerEvent>.Nothing,
        (CallerPhase.Unknown or CallerPhase.Menu, AnswerCall answer) => AnsweredUnheard(answer, turn.OccurredAt),
        (CallerPhase.Waiting, AnswerCall or AbandonCall) when turn.OccurredAt < call.OfferedAt => BeforeStart,
        (CallerPhase.Waiting, AnswerCall answer) => new CallAnswered(answer.Line, answer.Operator, call.OfferedAt, answer.WaitedS ?? Seconds(call.OfferedAt, turn), turn.OccurredAt),
        (CallerPhase.Waiting, AbandonCall abandon) => new CallAbandoned(abandon.Line, call.OfferedAt, abandon.WaitedS ?? Seconds(call.OfferedAt, turn), turn.OccurredAt),
        (CallerPhase.Talking, AnswerCall) => Decision<CallerEvent>.Nothing,
        (CallerPhase.Talking, EndCall) when turn.OccurredAt < call.AnsweredAt => BeforeStart,
        (CallerPhase.Talking, EndCall end) => new CallEnded(end.Line, call.Operator, call.OfferedAt, end.TalkS ?? Seconds(call.AnsweredAt, turn), turn.OccurredAt),
        (CallerPhase.Unknown or CallerPhase.Menu, LeaveMenu leave) => new CallLeftMenu(leave.Line, turn.OccurredAt),
        (CallerPhase.Waiting or CallerPhase.Talking, LeaveLine) when turn.OccurredAt < call.OfferedAt => BeforeStart,
        (CallerPhase.Waiting or CallerPhase.Talking, LeaveLine leave) => new CallLeftLine(leave.Line, leave.Reason, call.OfferedAt, turn.OccurredAt),
        _ => OutOfOrder,
    };

    public static CallerState Evolve(CallerState call, CallerEvent happened) => happened switch
    {
        CallEntered => call with { Phase = CallerPhase.Menu },
        CallQueued queued => call with { Phase = CallerPhase.Waiting, OfferedAt = queued.At },
        CallAnswered answered => new CallerState(CallerPhase.Talking, answered.OfferedAt, answered.At, answered.Operator, call.Callback),
        CallAbandoned or CallEnded or CallLeftMenu or CallLeftLine => call with { Phase = CallerPhase.Over },
        CallbackPromised promised => call with { Callback = new Callback(promised.Line, promised.PromisedAt, promised.At, false, false) },
        CallbackMade => call with { Callback = call.Callback! with { Made = true } },
        CallbackMissed => call with { Callback = call.Callback! with { Missed = true } },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    /// <summary>The hub did not hear the call queue: its wait is what the source says, or none.</summary>
    private static CallAnswered AnsweredUnheard(AnswerCall answer, Instant at) =>
        new(answer.Line, answer.Operator, at - Duration.FromSeconds(answer.WaitedS ?? 0), answer.WaitedS ?? 0, at);

    private static int Seconds(Instant from, Turn turn) => (int)(turn.OccurredAt - from).TotalSeconds;
}
