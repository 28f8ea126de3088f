using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Outages;

/// <summary>An instant in doubt.</summary>
public sealed record OutageDoubt(string Code, Instant SaidAt);

/// <param name="Told">What the source says of it now; null until it was reported. Its estimate and instant are those of the first report.</param>
/// <param name="EstimateAt">The estimate that holds, or null.</param>
/// <param name="LastEstimateAt">The last that customers were told, also when it was taken back.</param>
/// <param name="AsOf">Source instant of the newest thing known.</param>
/// <param name="Revision">Newest known revision, or null.</param>
/// <param name="RestoredReason">What said that it is over, or null.</param>
public sealed record OutageState(
    OutageReported? Told, OutageStage Stage, bool Begun, Instant? EstimateAt, Instant? LastEstimateAt, int EstimateMoves, int Reopenings, Instant? RestoredAt,
    ImmutableArray<OutageDoubt> Doubts, Instant AsOf, long? Revision, string? RestoredReason = null)
{
    public static OutageState None { get; } = new(null, OutageStage.Reported, false, null, null, 0, 0, null, [], Instant.MinValue, null);

    /// <summary>Whether somebody is without electricity because of it now.</summary>
    public bool Active => Told is not null && Begun && Stage != OutageStage.Restored;

    /// <summary>Whether it is known and has not begun.</summary>
    public bool Ahead => Told is not null && !Begun && Stage != OutageStage.Restored;

    /// <summary>Whether something was said before what is known.</summary>
    public bool IsOld(long? revision, Instant occurredAt) => revision is { } said && Revision is { } known ? said <= known : occurredAt < AsOf;

    public OutageState After(OutageEvent happened) =>
        Folded(happened) with { AsOf = IsOfClock(happened) ? AsOf : Instant.Max(AsOf, happened.At), Revision = happened.Revision ?? Revision };

    /// <summary>What the hub's clock brought makes nothing old that its source says.</summary>
    private static bool IsOfClock(OutageEvent happened) => happened is OutageBegan or OutageRestored { Reason: Outage.AsPlanned };

    private OutageState Folded(OutageEvent happened) => happened switch
    {
        OutageReported e => this with { Told = e, Begun = HasBegun(e), EstimateAt = e.EstimateAt, LastEstimateAt = e.EstimateAt },
        OutageChanged e => Changed(e),
        OutageBegan => this with { Begun = true },
        OutageAcknowledged => this with { Stage = OutageStage.Acknowledged },
        OutageCrewSent => this with { Stage = OutageStage.CrewSent },
        OutageEstimateGiven e => Estimated(e.EstimateAt),
        OutageEstimateMoved e => Estimated(e.EstimateAt) with { EstimateMoves = EstimateMoves + 1 },
        OutageEstimateWithdrawn => Estimated(null),
        OutageRestored e => this with { Stage = OutageStage.Restored, RestoredAt = e.At, RestoredReason = e.Reason },
        OutageReopened => this with { Stage = OutageStage.Reported, RestoredAt = null, RestoredReason = null, Reopenings = Reopenings + 1 },
        OutageConfirmed => this,
        OutageDoubted e => this with { Doubts = Doubts.Add(new OutageDoubt(e.Code, e.SaidAt)) },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    /// <summary>What was going to begin and is said to have begun elsewhen waits for its new instant; what has begun has begun.</summary>
    private OutageState Changed(OutageChanged e)
    {
        var told = Told! with { Kind = e.Kind, Area = e.Area, Customers = e.Customers, StartsAt = e.StartsAt, Cause = e.Cause, Crew = e.Crew, Source = e.Source, Ends = e.Ends };
        return this with { Told = told, Begun = Begun || e.StartsAt is not { } start || start <= e.At, Doubts = [.. Doubts.Where(d => d.SaidAt == told.StartsAt || d.SaidAt == EstimateAt)] };
    }

    private OutageState Estimated(Instant? estimateAt) =>
        this with { EstimateAt = estimateAt, LastEstimateAt = estimateAt ?? LastEstimateAt, Doubts = [.. Doubts.Where(d => d.SaidAt == Told!.StartsAt || d.SaidAt == estimateAt)] };

    /// <summary>A fault has begun when it is reported, whatever its source's clock says.</summary>
    private static bool HasBegun(OutageReported e) => e.Kind == OutageKind.Emergency || e.StartsAt is not { } start || start <= e.At;
}
