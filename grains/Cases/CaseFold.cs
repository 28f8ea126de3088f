using OpsHub.Grains.Deadlines;

namespace OpsHub.Grains.Cases;

/// <summary>Folds a case.</summary>
internal static class CaseFold
{
    public static CaseState Evolve(CaseState c, CaseEvent happened) => happened switch
    {
        CaseOpened e => CaseState.None with { Phase = CasePhase.Open, Opened = e, Owner = e.Owner, Events = [new SubjectEvent(e.On, e.At)] },
        CaseEventRecorded e => c with { Events = c.Events.Add(new SubjectEvent(e.Event, e.At)) },
        CaseEventCorrected e => c with { Events = c.Events.Replace(new SubjectEvent(e.Event, e.WasAt), new SubjectEvent(e.Event, e.At)) },
        CaseClocksSet e => c with { Clocks = e.Clocks },
        CaseAtRisk e => c with { Clocks = [.. c.Clocks.Select(k => k.Name == e.Step ? k with { AtRisk = true } : k)] },
        CaseOverdue e => c with { Clocks = [.. c.Clocks.Select(k => k.Name == e.Step ? k with { Overdue = true } : k)] },
        CaseOwnerChanged { Step: { } step } e => c with { Owners = c.Owners.SetItem(step, e.Owner) },
        CaseOwnerChanged e => c with { Owner = e.Owner },
        CaseCompleted e => c with { Phase = CasePhase.Completed, EndedAt = e.At, Outcome = e.Result },
        CaseCancelled e => c with { Phase = CasePhase.Cancelled, EndedAt = e.At, Outcome = e.Ground },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };
}
