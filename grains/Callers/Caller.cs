using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Standards;

namespace OpsHub.Grains.Callers;

/// <summary>
/// One phone call (звонок) from menu to the end of its wrap-up. The wait starts on leaving the menu and is not restarted by a change of line or tier.
/// Grain id <c>caller/{company}/{call}</c>.
/// </summary>
public static class Caller
{
    /// <summary>No call of this length exists; a source that says so is wrong.</summary>
    public const int MaxSeconds = 24 * 3600;

    private static readonly Refusal CallOver = new("call-over", "The call has ended; a new call needs a new id.");
    internal static readonly Refusal OutOfOrder = new("out-of-order", "The call is already further on, or not so far; send its facts in the order in which they happened.");
    internal static readonly Refusal BeforeStart = new("before-start", "The fact is older than the beginning of the call's wait or talk, or than the promise.");

    /// <summary>First part of the ids of callers.</summary>
    public const string Name = "caller";

    public static GrainKind<CallerState, CallerCommand, CallerEvent> KindUnder(IStandards standards) => new(
        Name, 5, CallerState.None, (call, command, turn) => Decide(call, command, turn, standards.Phone(turn.Grain.Company, turn.OccurredAt)), Evolve, Losing.DeadlinesOf, key => new WakeCaller(key),
        call => call.Phase == CallerPhase.Over);

    public static GrainId IdOf(string company, string call) => new(Name, company, call);

    /// <param name="phone">What the company's standard says of telephones, or null where it has told none.</param>
    public static Decision<CallerEvent> Decide(CallerState call, CallerCommand command, Turn turn, PhoneStandard? phone)
    {
        if ((CallerBounds.Wrong(command) ?? UnderStandard.Wrong(command, phone)) is { } wrong) return wrong;
        var decision = command is KeepRecording or DestroyRecording ? Recordings.Decide(call, command, turn, phone) : Decide(call, command, turn);
        return phone is null || decision.Events.IsEmpty ? decision : Decision<CallerEvent>.Of([.. decision.Events.Select(e => UnderStandard.Judged(call, e, phone))]);
    }

    private static Decision<CallerEvent> Decide(CallerState call, CallerCommand command, Turn turn) => (call.Phase, command) switch
    {
        (_, WakeCaller) => Losing.Wake(call, turn),
        (_, PromiseCallback asked) => Callbacks.Promise(call, asked, turn),
        (_, MakeCallback made) => Callbacks.Make(call, made, turn),
        (_, MissCallback missed) => Callbacks.Miss(call, missed, turn),
        (_, TellLookup told) => Talks.Lookup(call, told, turn),
        (_, IdentifyCaller said) => Identifying.Decide(call, said, turn),
        (_, ForgetCaller said) => Identifying.Forget(call, said, turn),
        (CallerPhase.Over, EndWrapUp wrap) => Talks.WrapUp(call, wrap, turn),
        (CallerPhase.Over, _) => CallOver,
        (_, DialOut or AnswerDial or GiveUpDial) => Dialling.Decide(call, command, turn),
        (_, EndCall or LeaveLine) when call.Outbound is not null => Dialling.Decide(call, command, turn),
        (CallerPhase.Unknown or CallerPhase.Menu, _) => InMenu(call, command, turn),
        (_, JoinQueue or AbandonCall or RingOperator or MissRing or AnswerCall) => Waiting.Decide(call, command, turn),
        (CallerPhase.Talking or CallerPhase.Passed, HoldCall or ResumeCall or TransferCall or EndCall) => Talks.Decide(call, command, turn),
        (_, LeaveLine) when turn.OccurredAt < call.OfferedAt => BeforeStart,
        (_, LeaveLine leave) => new CallLeftLine(leave.Line, leave.Reason, call.OfferedAt, turn.OccurredAt, call.Route.Tiers(turn.OccurredAt)),
        _ => OutOfOrder,
    };

    public static CallerState Evolve(CallerState call, CallerEvent happened)
    {
        var next = Next(call, happened);
        return next with
        {
            LostAt = Losing.LostAt(happened) ?? next.LostAt,
            BeganAt = call.BeganAt ?? happened.At,
            EndedAt = call.EndedAt ?? (next.Phase == CallerPhase.Over ? happened.At : null),
        };
    }

    private static CallerState Next(CallerState call, CallerEvent happened) => happened switch
    {
        CallEntered e => call with { Phase = CallerPhase.Menu, Route = call.Route.ToMenu(e.Line, e.At) },
        MenuUsed e => call with { Used = call.Used.Add(e.Function) },
        CallQueued e => call with { Phase = CallerPhase.Waiting, OfferedAt = e.At, Priority = e.Priority, Outside = e.Outside == true, Route = call.Route.To(e.Line, e.Tier, e.At) },
        CallMoved or CallRang or RingUnanswered or CallAnswered or CallTakenOver => Waiting.Evolve(call, happened),
        CallHeld or CallResumed or CallTransferred or CallEnded or LookupTold or CallWrappedUp => Talks.Evolve(call, happened),
        CallAbandoned or CallLeftMenu or CallLeftLine => call with { Phase = CallerPhase.Over, Ringing = call.Ringing.Clear() },
        CallRecorded or RecordingDestroyed => Recordings.Evolve(call, happened),
        CallbackPromised or CallbackMade or CallbackMissed => call with { Callback = Callbacks.Evolve(call.Callback, happened) },
        CallDialled or DialAnswered or DialGivenUp or DialEnded => Dialling.Evolve(call, happened),
        CallerIdentified e => Identifying.Evolve(call, e),
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static Decision<CallerEvent> InMenu(CallerState call, CallerCommand command, Turn turn) => (call.Phase, command) switch
    {
        (CallerPhase.Unknown, EnterMenu enter) => new CallEntered(enter.Line, turn.OccurredAt),
        (CallerPhase.Menu, EnterMenu) => Decision<CallerEvent>.Nothing,
        (CallerPhase.Menu, UseMenu use) when call.Used.Contains(use.Function) => Decision<CallerEvent>.Nothing,
        (CallerPhase.Menu, UseMenu use) => new MenuUsed(use.Line, use.Function, turn.OccurredAt),
        (_, LeaveMenu leave) => LeftMenu(call, leave.Line, turn.OccurredAt),
        (_, JoinQueue join) => new CallQueued(join.Line, join.Priority, turn.OccurredAt, join.Tier),
        (_, AnswerCall answer) => Waiting.AnsweredUnheard(answer, turn.OccurredAt),
        _ => OutOfOrder,
    };

    internal static CallLeftMenu LeftMenu(CallerState call, string line, Instant at) => new(line, at, call.Used.IsEmpty ? null : true);
}
