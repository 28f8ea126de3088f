using NodaTime;
using OpsHub.Grains.Deadlines;

namespace OpsHub.Grains.Appeals;

/// <summary>Folds an appeal. The names of clock events are those that profiles use.</summary>
internal static class AppealFold
{
    public const string Received = "received", RegisteredName = "registered", Promised = "promised", HandedOver = "handed-over", DataRequested = "data-requested", DataReceived = "data-received",
        OutsideAsked = "outside-asked", OutsideAnswered = "outside-answered", Extended = "extended", ExtensionTold = "extension-told";

    public static AppealState Evolve(AppealState a, AppealEvent happened) => happened switch
    {
        AppealReceived e => a with { Phase = AppealPhase.Received, Received = e, Events = [new SubjectEvent(Received, e.ReceivedAt)], ChangedAt = e.At },
        AppealRegistered e => Registered(a, e),
        AppealClocksSet e => a with { Clocks = e.Clocks },
        AppealNumbered e => a with { Number = e.Number },
        AppealAtRisk e => a with { Clocks = [.. a.Clocks.Select(c => c.Name == e.Clock ? c with { AtRisk = true } : c)] },
        AppealOverdue e => a with { Clocks = [.. a.Clocks.Select(c => c.Name == e.Clock ? c with { Overdue = true } : c)] },
        AppealJudged e => a with { Founded = e.Founded },
        _ => Step(a, happened) with { ChangedAt = happened.At },
    };

    private static AppealState Step(AppealState a, AppealEvent happened) => happened switch
    {
        AppealTaken e => a with { Phase = AppealPhase.InWork, Executor = e.Executor },
        AppealForwarded e => With(a, AppealPhase.Forwarded, HandedOver, e.At) with { Executor = e.Executor },
        AppealDataRequested e => With(a, AppealPhase.AwaitingData, DataRequested, e.At),
        AppealDataReceived e => With(a, AppealPhase.InWork, DataReceived, e.At) with { Missing = [.. a.Missing.Where(m => !m.Split('|').Intersect(e.Fields).Any())] },
        AppealOutsideAsked e => With(a, AppealPhase.AwaitingOutside, OutsideAsked, e.At),
        AppealOutsideAnswered e => With(a, AppealPhase.InWork, OutsideAnswered, e.At),
        AppealExtended e => With(a, a.Phase, Extended, e.At) with { Extended = true, ExtendedTo = e.To },
        AppealExtensionTold e => With(a, a.Phase, ExtensionTold, e.At),
        AppealAnswerOffered e => a with { Phase = AppealPhase.Offered, Executor = e.Executor, AnsweredAt = e.At },
        AppealAnswerRejected => a with { Phase = AppealPhase.Rejected, AnsweredAt = null },
        AppealClosed e => a with { Phase = AppealPhase.Closed, Executor = e.Executor, AnsweredAt = a.AnsweredAt ?? e.At },
        AppealLeft e => a with { Phase = AppealPhase.Left, AnsweredAt = e.At },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static AppealState Registered(AppealState a, AppealRegistered e)
    {
        var state = a with { Phase = AppealPhase.Registered, Registered = e, Executor = e.Executor, Missing = e.Missing, ChangedAt = e.At };
        state = state with { Events = [new SubjectEvent(Received, e.ReceivedAt), new SubjectEvent(RegisteredName, e.At)] };
        return e.PromisedAt is { } promised ? state with { Events = state.Events.Add(new SubjectEvent(Promised, promised)) } : state;
    }

    private static AppealState With(AppealState a, AppealPhase phase, string name, Instant at) => a with { Phase = phase, Events = a.Events.Add(new SubjectEvent(name, at)) };
}
