using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Outages;

/// <summary>Why there is no electricity. Stored: never renamed.</summary>
public enum OutageKind
{
    /// <summary>Works that were planned (плановое).</summary>
    Planned,

    /// <summary>A fault (аварийное).</summary>
    Emergency,

    /// <summary>Supply limited by a schedule or an order (ограничение).</summary>
    Restriction,
}

/// <summary>How far the repair has come; it never goes back but by a reopening. Stored: never renamed.</summary>
public enum OutageStage { Reported, Acknowledged, CrewSent, Restored }

/// <param name="Revision">The source's own number of what it said, or null where it has none.</param>
public abstract record OutageEvent(long? Revision, Instant At) : IEvent;

/// <summary>An outage became known.</summary>
/// <param name="Area">Empty where the source does not say.</param>
/// <param name="Customers">Affected, or null where the source does not say.</param>
/// <param name="StartsAt">When it began or will begin, or null.</param>
/// <param name="EstimateAt">Until when, as told: planned end or estimated restoration, or null.</param>
/// <param name="Cause">As the source says it, or null.</param>
/// <param name="Crew">What the source says of the crew, as it says it, or null.</param>
/// <param name="Source">Who tells.</param>
/// <param name="Ends">Whether it is over at its estimate by itself: works and limits by schedule.</param>
[Stored("outage-reported")]
public sealed record OutageReported(
    OutageKind Kind, ImmutableArray<OutagePlace> Area, int? Customers, Instant? StartsAt, Instant? EstimateAt, string? Cause, string? Crew, string Source, bool Ends, long? Revision, Instant At) : OutageEvent(Revision, At);

/// <summary>The source says something else of it than before; members as in <see cref="OutageReported"/>.</summary>
[Stored("outage-changed")]
public sealed record OutageChanged(
    OutageKind Kind, ImmutableArray<OutagePlace> Area, int? Customers, Instant? StartsAt, string? Cause, string? Crew, string Source, bool Ends, long? Revision, Instant At) : OutageEvent(Revision, At);

/// <summary>The instant at which it was to begin has come.</summary>
[Stored("outage-began")]
public sealed record OutageBegan(long? Revision, Instant At) : OutageEvent(Revision, At);

/// <summary>Somebody has taken it on.</summary>
[Stored("outage-acknowledged")]
public sealed record OutageAcknowledged(long? Revision, Instant At) : OutageEvent(Revision, At);

[Stored("outage-crew-sent")]
public sealed record OutageCrewSent(long? Revision, Instant At) : OutageEvent(Revision, At);

/// <summary>Customers can be told until when, for the first time.</summary>
/// <param name="Ends">As in <see cref="OutageReported"/>.</param>
[Stored("outage-estimate-given")]
public sealed record OutageEstimateGiven(Instant EstimateAt, bool Ends, long? Revision, Instant At) : OutageEvent(Revision, At);

/// <summary>What customers were told no longer holds; another instant took its place.</summary>
/// <param name="Ends">As in <see cref="OutageReported"/>.</param>
[Stored("outage-estimate-moved")]
public sealed record OutageEstimateMoved(Instant FromAt, Instant EstimateAt, bool Ends, long? Revision, Instant At) : OutageEvent(Revision, At);

/// <summary>What customers were told no longer holds, and there is nothing in its place.</summary>
[Stored("outage-estimate-withdrawn")]
public sealed record OutageEstimateWithdrawn(long? Revision, Instant At) : OutageEvent(Revision, At);

/// <summary>It is over.</summary>
/// <param name="Reason">What says so, such as <c>left-list</c> or <c>as-planned</c>; null for the plain word of the source.</param>
[Stored("outage-restored")]
public sealed record OutageRestored(string? Reason, long? Revision, Instant At) : OutageEvent(Revision, At);

/// <summary>It was over and is not.</summary>
/// <param name="Told">What its source had said of it, for whoever has forgotten what is over.</param>
/// <param name="EstimateAt">The estimate that holds again until something else is said, or null.</param>
[Stored("outage-reopened")]
public sealed record OutageReopened(string? Reason, OutageReported Told, Instant? EstimateAt, long? Revision, Instant At) : OutageEvent(Revision, At);

/// <summary>The source said the same again under a newer revision; what is older than that is old.</summary>
[Stored("outage-confirmed")]
public sealed record OutageConfirmed(long? Revision, Instant At) : OutageEvent(Revision, At);

/// <summary>An instant that cannot be meant. It is kept as the source gave it, never mended; a person decides.</summary>
/// <param name="Code">One of <see cref="OutageDoubts"/>.</param>
/// <param name="SaidAt">The instant in doubt.</param>
[Stored("outage-doubted")]
public sealed record OutageDoubted(string Code, Instant SaidAt, long? Revision, Instant At) : OutageEvent(Revision, At);
