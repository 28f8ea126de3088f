using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Promises;

namespace OpsHub.Grains.Walls.Calls;

/// <summary>Facts of a call and of the promise to call back as steps of one story.</summary>
public static class CallSteps
{
    /// <param name="kind">Stored name of the fact.</param>
    /// <param name="happened">The fact.</param>
    public static CallStep Of(string kind, IEvent happened)
    {
        var step = new CallStep(happened.At, kind, (happened as CallerEvent)?.Line, null, null, null, null, null);
        return happened switch
        {
            CallQueued e => step with { Tier = e.Tier },
            CallMoved e => step with { Tier = e.Tier },
            CallAnswered e => step with { Tier = e.Tier, Operator = e.Operator, Seconds = e.WaitedS },
            CallAbandoned e => step with { Seconds = e.WaitedS },
            CallLeftMenu e => step with { Word = e.Served == true ? "served" : null },
            CallRecorded e => step with { Until = e.KeptUntil },
            CallLeftLine e => step with { Word = e.Reason },
            MenuUsed e => step with { Word = e.Function },
            CallerIdentified { Customer: null } => step with { Word = "nobody" },
            CallRang e => step with { Operator = e.Operator },
            RingUnanswered e => step with { Operator = e.Operator, Seconds = e.RangS },
            PromiseEvent e => Of(step, e),
            _ => Talk(step, happened),
        };
    }

    private static CallStep Talk(CallStep step, IEvent happened) => happened switch
    {
        CallEnded e => step with { Operator = e.Operator, Seconds = e.TalkS },
        CallHeld e => step with { Operator = e.Operator },
        CallResumed e => step with { Operator = e.Operator, Seconds = e.HeldS },
        CallTransferred e => step with { Line = e.ToLine ?? e.Line, Tier = e.Tier, Operator = e.ToOperator, Seconds = e.TalkS },
        CallTakenOver e => step with { Tier = e.Tier, Operator = e.Operator, Seconds = e.WaitedS },
        CallWrappedUp e => step with { Operator = e.Operator, Seconds = e.WrapUpS },
        CallbackPromised e => step with { Until = e.PromisedAt },
        CallbackMade e => step with { Operator = e.Operator },
        CallbackMissed e => step with { Until = e.DueAt },
        CallDialled e => step with { Operator = e.Operator, Word = e.Purpose },
        DialAnswered e => step with { Operator = e.Operator, Seconds = e.RangS },
        DialGivenUp e => step with { Operator = e.Operator, Seconds = e.RangS, Word = e.Outcome },
        DialEnded e => step with { Operator = e.Operator, Seconds = e.TalkS },
        _ => step,
    };

    private static CallStep Of(CallStep step, PromiseEvent happened) => happened switch
    {
        PromiseMade e => step with { Until = e.DueAt },
        PromiseMoved e => step with { Until = e.DueAt, Word = e.Reason },
        PromiseReleased e => step with { Word = e.Reason },
        _ => step,
    };
}
