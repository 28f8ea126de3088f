using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Grains.Outages;

/// <summary>An outage (отключение): what its source says of it, with stages, estimates and doubts. Late and repeated facts change nothing. Grain id <c>outage/{company}/{id of the source}</c>.</summary>
public static class Outage
{
    public const int MaxPlaces = 1000, MaxCustomers = 10_000_000;

    /// <summary>Longest cause, crew, name of a place; longest reason and source.</summary>
    public const int MaxText = 500, MaxWord = 100;

    /// <summary>Reason of an outage that ended because its planned end came and nobody said otherwise.</summary>
    public const string AsPlanned = "as-planned";

    /// <summary>Reason of an outage that was published and is taken back: it is not to come, or never was.</summary>
    public const string Withdrawn = "withdrawn";

    private const string Start = "start", End = "end";

    private static readonly Refusal Unknown = new("outage-unknown", "Nothing was reported under this id; report the outage first (report-outage).");

    public static GrainKind<OutageState, OutageCommand, OutageEvent> Kind { get; } = new(
        "outage", 2, OutageState.None, Decide, (state, happened) => state.After(happened), DeadlinesOf, key => new PassOutageDeadline(key));

    public static GrainId IdOf(string company, string id) => new(Kind.Name, company, id);

    public static Decision<OutageEvent> Decide(OutageState outage, OutageCommand command, Turn turn) => command switch
    {
        PassOutageDeadline pass => Pass(outage, pass.Deadline, turn),
        ReportOutage report when OutageCheck.Refusal(report) is { } wrong => wrong,
        OutageFact when outage.Told is null && command is not ReportOutage => Unknown,
        OutageFact fact when outage.IsOld(fact.Revision, turn.OccurredAt) => Decision<OutageEvent>.Nothing,
        ReportOutage report => Of([.. Report(outage, report, turn)], report, outage, turn),
        RestoreOutage { Reason.Length: > MaxWord } or ReopenOutage { Reason.Length: > MaxWord } => new Refusal("reason-long", $"A reason is {MaxWord} characters at most."),
        OutageFact fact => Of([.. Step(outage, fact, turn.OccurredAt)], fact, outage, turn),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    /// <summary>Something that is known already is written only where its revision makes older ones old.</summary>
    private static Decision<OutageEvent> Of(ImmutableArray<OutageEvent> events, OutageFact fact, OutageState outage, Turn turn) =>
        !events.IsEmpty ? Decision<OutageEvent>.Of(events)
        : fact.Revision > outage.Revision ? new OutageConfirmed(fact.Revision, turn.OccurredAt)
        : Decision<OutageEvent>.Nothing;

    private static IEnumerable<OutageEvent> Step(OutageState outage, OutageFact fact, Instant at)
    {
        var over = outage.Stage == OutageStage.Restored;
        return fact switch
        {
            AcknowledgeOutage => Advance(outage.Stage, OutageStage.Acknowledged, fact.Revision, at),
            SendCrew => Advance(outage.Stage, OutageStage.CrewSent, fact.Revision, at),
            EstimateOutage e => over ? [] : OutageEstimates.Step(outage, outage.Told!.Ends, e.EstimateAt, fact.Revision, at).Concat(Doubts(outage, outage.Told.Kind, null, e.EstimateAt, fact.Revision, at)),
            RestoreOutage e => over ? [] : [new OutageRestored(e.Reason, fact.Revision, at)],
            ReopenOutage e => over ? [Reopened(outage, e.Reason, fact.Revision, at)] : [],
            _ => throw new InvalidOperationException($"Unknown fact {fact}."),
        };
    }

    private static IEnumerable<OutageEvent> Report(OutageState outage, ReportOutage r, Turn turn)
    {
        var (at, stage, source) = (turn.OccurredAt, outage.Stage, r.Source ?? turn.Actor[..Math.Min(turn.Actor.Length, MaxWord)]);
        var ends = r.Ends ?? r.Kind != OutageKind.Emergency;
        if (outage.Told is not { } told)
            yield return new OutageReported(r.Kind, r.Area, r.Customers, r.StartsAt, r.EstimateAt, r.Cause, r.Crew, source, ends, r.Revision, at);
        else
        {
            if (stage == OutageStage.Restored)
            {
                if (r.Stage == OutageStage.Restored) yield break;
                stage = OutageStage.Reported;
                yield return Reopened(outage, null, r.Revision, at);
            }
            if ((told.Kind, told.Customers, told.StartsAt, told.Cause, told.Crew, told.Source, told.Ends) != (r.Kind, r.Customers, r.StartsAt, r.Cause, r.Crew, source, ends) || !SameJson.Says(told with { Area = r.Area }, told))
                yield return new OutageChanged(r.Kind, r.Area, r.Customers, r.StartsAt, r.Cause, r.Crew, source, ends, r.Revision, at);
            foreach (var estimated in OutageEstimates.Step(outage, ends, r.EstimateAt, r.Revision, at)) yield return estimated;
        }
        foreach (var advanced in Advance(stage, r.Stage, r.Revision, at)) yield return advanced;
        foreach (var doubted in Doubts(outage, r.Kind, r.StartsAt, r.EstimateAt, r.Revision, at)) yield return doubted;
    }

    private static OutageReopened Reopened(OutageState outage, string? reason, long? revision, Instant at) =>
        new(reason, outage.Told!, outage.EstimateAt, revision, at);

    private static IEnumerable<OutageEvent> Advance(OutageStage from, OutageStage to, long? revision, Instant at) => to <= from ? [] : to switch
    {
        OutageStage.Acknowledged => [new OutageAcknowledged(revision, at)],
        OutageStage.CrewSent => [new OutageCrewSent(revision, at)],
        OutageStage.Restored => [new OutageRestored(null, revision, at)],
        _ => throw new InvalidOperationException($"Unknown stage {to}."),
    };

    /// <summary>What is new in doubt: an instant that stands as it stood is not doubted twice, also when time has passed since.</summary>
    private static IEnumerable<OutageEvent> Doubts(OutageState outage, OutageKind kind, Instant? startsAt, Instant? estimateAt, long? revision, Instant at) =>
        OutageDoubts.Of(kind, startsAt, estimateAt, at).Where(d => d.SaidAt != outage.Told?.StartsAt && d.SaidAt != outage.EstimateAt)
            .Select(d => new OutageDoubted(d.Code, d.SaidAt, revision, at));

    /// <summary>Works and limits by schedule begin and end as planned where their source says no more.</summary>
    private static Decision<OutageEvent> Pass(OutageState outage, string deadline, Turn turn) => deadline switch
    {
        Start when outage.Ahead && turn.Now >= outage.Told!.StartsAt => new OutageBegan(null, outage.Told.StartsAt!.Value),
        End when outage.Told is { Ends: true } && outage.Stage != OutageStage.Restored && turn.Now >= outage.EstimateAt => new OutageRestored(AsPlanned, null, outage.EstimateAt!.Value),
        _ => Decision<OutageEvent>.Nothing,
    };

    private static IEnumerable<Deadline> DeadlinesOf(OutageEvent happened) => happened switch
    {
        OutageReported e => [.. StartOf(e.Kind != OutageKind.Emergency, e.StartsAt), .. EndOf(e.Ends, e.EstimateAt)],
        OutageChanged e => StartOf(e.Kind != OutageKind.Emergency, e.StartsAt),
        OutageEstimateGiven e => EndOf(e.Ends, e.EstimateAt),
        OutageEstimateMoved e => EndOf(e.Ends, e.EstimateAt),
        OutageEstimateWithdrawn => [Deadline.Clear(End)],
        OutageReopened e => [.. StartOf(e.Told.Ends && e.Told.StartsAt > e.At, e.Told.StartsAt), .. EndOf(e.Told.Ends && e.EstimateAt > e.At, e.EstimateAt)],
        OutageRestored => [Deadline.Clear(Start), Deadline.Clear(End)],
        _ => [],
    };

    private static IEnumerable<Deadline> StartOf(bool begins, Instant? startsAt) => begins && startsAt is { } at ? [Deadline.Set(Start, at)] : [];

    private static IEnumerable<Deadline> EndOf(bool ends, Instant? estimateAt) => ends && estimateAt is { } at ? [Deadline.Set(End, at)] : [];
}
