using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Cases;

/// <summary>What each act says of a case: the events, none (it is already so), or why not.</summary>
internal static class CaseActs
{
    private static readonly Refusal BeforeOpening = new("before-opening", "The case began later than this; correct the instant of its beginning first.");

    public static (ImmutableArray<CaseEvent> Said, Refusal? Refusal) Say(CaseState c, CaseAct act, Turn turn, CaseProcess process) => act switch
    {
        RecordCaseEvent a => Record(c, a.Event, turn, process),
        CorrectCaseEvent a => Correct(c, a, turn, process),
        ChangeCaseOwner { Step: { } step } when process.Step(step) is null => No(Case.Unknown("step", step, process.Steps.Select(s => s.Id))),
        ChangeCaseOwner a when (a.Step is { } step ? c.Owners.GetValueOrDefault(step, process.Step(step)!.Owner) : c.Owner) == a.Owner => Nothing,
        ChangeCaseOwner a => Yes(new CaseOwnerChanged(a.Step, a.Owner, turn.OccurredAt)),
        CompleteCase a => Complete(c, a, turn, process),
        CancelCase when c.Phase == CasePhase.Cancelled => Nothing,
        CancelCase a when !process.Grounds.Contains(a.Ground) => No(Case.Unknown("ground", a.Ground, process.Grounds)),
        CancelCase a => Yes(new CaseCancelled(a.Ground, turn.OccurredAt)),
        _ => throw new InvalidOperationException($"Unknown command {act}."),
    };

    /// <summary>Events that a process knows: what opens, ends, starts, stops and finishes its steps.</summary>
    private static IEnumerable<string> Known(CaseProcess p) =>
        p.Opens.Concat(p.Ends).Concat(p.Repeats).Concat(p.Steps.SelectMany(s => s.Done.Concat(s.OnlyIf ?? []).Concat(s.Skips.Select(k => k.On)))).Concat(p.Marks).Distinct();

    private static (ImmutableArray<CaseEvent>, Refusal?) Record(CaseState c, string name, Turn turn, CaseProcess process)
    {
        if (!Known(process).Contains(name)) return No(Case.Unknown("event", name, Known(process)));
        if (c.Events.Contains(new SubjectEvent(name, turn.OccurredAt))) return Nothing;
        if (c.First(name) is { } said && !process.Repeats.Contains(name))
            return No(new Refusal("event-known", $"'{name}' was told already, as of {said}; correct it if that was wrong."));
        if (turn.OccurredAt < c.BegunAt && !process.Opens.Contains(name)) return No(BeforeOpening);
        if (Blocked(c, name, turn.OccurredAt, process) is { } blocked) return No(blocked);
        var recorded = new CaseEventRecorded(name, turn.OccurredAt);
        return process.Ends.Contains(name) && !c.Over ? Yes(recorded, new CaseCompleted(name, turn.OccurredAt)) : Yes(recorded);
    }

    /// <summary>A step ends only after those that it needs.</summary>
    private static Refusal? Blocked(CaseState c, string name, Instant at, CaseProcess process)
    {
        foreach (var step in process.Steps.Where(s => s.Done.Contains(name)))
            foreach (var needed in step.After.Select(id => process.Step(id)!).Where(s => !StepReading.IsAbsent(c, s)))
                if (StepReading.End(c, needed) is not var (endedAt, _, _)) return new Refusal("step-blocked", $"Step '{step.Id}' cannot end before step '{needed.Id}'; tell first how that one ended.");
                else if (endedAt > at) return new Refusal("step-blocked", $"Step '{step.Id}' cannot end before step '{needed.Id}', which ended at {endedAt}.");
        return null;
    }

    private static (ImmutableArray<CaseEvent>, Refusal?) Correct(CaseState c, CorrectCaseEvent a, Turn turn, CaseProcess process)
    {
        if (c.First(a.Event) is not { } was) return No(new Refusal("event-not-told", $"'{a.Event[..Math.Min(a.Event.Length, 40)]}' was not told yet; record it."));
        if (was == turn.OccurredAt) return Nothing;
        if (a.Event != c.Opened!.On && turn.OccurredAt < c.BegunAt) return No(BeforeOpening);
        return Blocked(c, a.Event, turn.OccurredAt, process) is { } blocked ? No(blocked) : Yes(new CaseEventCorrected(a.Event, was, a.Reason, turn.OccurredAt));
    }

    private static (ImmutableArray<CaseEvent>, Refusal?) Complete(CaseState c, CompleteCase a, Turn turn, CaseProcess process)
    {
        if (c.Phase == CasePhase.Completed) return Nothing;
        var left = process.Steps.Where(s => !StepReading.IsSettled(c, s)).Select(s => s.Id).ToList();
        return left.Count > 0 ? No(new Refusal("steps-open", $"Still open: {string.Join(", ", left)}; a case is completed when nothing is left of it.")) : Yes(new CaseCompleted(a.Result, turn.OccurredAt));
    }

    private static (ImmutableArray<CaseEvent>, Refusal?) Nothing => ([], null);

    private static (ImmutableArray<CaseEvent>, Refusal?) Yes(params ImmutableArray<CaseEvent> said) => (said, null);

    private static (ImmutableArray<CaseEvent>, Refusal?) No(Refusal refusal) => ([], refusal);
}
