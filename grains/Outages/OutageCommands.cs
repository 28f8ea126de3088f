using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Outages;

public abstract record OutageCommand : ICommand;

/// <summary>What a source says of an outage.</summary>
/// <param name="Revision">The source's own number, growing: what is not above the newest known one is old and changes nothing. Without numbers the source's instants order what it says.</param>
public abstract record OutageFact(long? Revision) : OutageCommand, IFact;

/// <summary>Everything the source says of it now; what it leaves out it does not know. Reporting what was restored reopens it.</summary>
/// <param name="Area">At most 1,000 parts; empty where the source does not say.</param>
/// <param name="Customers">Affected, 0–10,000,000, or null.</param>
/// <param name="StartsAt">When it began or will begin, or null.</param>
/// <param name="EstimateAt">Planned end or estimated restoration, or null.</param>
/// <param name="Cause">At most 500 characters, or null.</param>
/// <param name="Crew">The like.</param>
/// <param name="Source">Who tells, 1–100 characters; null for the sender's name.</param>
/// <param name="Ends">Whether it is over at its estimate by itself; null: planned works and restrictions are, a fault is not. A list that shows what is out now says false.</param>
/// <param name="Stage">How far it has come; a stage before the one known is passed over.</param>
[Stored("report-outage")]
public sealed record ReportOutage(
    OutageKind Kind, ImmutableArray<OutagePlace> Area, int? Customers = null, Instant? StartsAt = null, Instant? EstimateAt = null, string? Cause = null, string? Crew = null,
    string? Source = null, bool? Ends = null, OutageStage Stage = OutageStage.Reported, long? Revision = null) : OutageFact(Revision);

/// <summary>Somebody has taken it on.</summary>
[Stored("acknowledge-outage")]
public sealed record AcknowledgeOutage(long? Revision = null) : OutageFact(Revision);

[Stored("send-crew")]
public sealed record SendCrew(long? Revision = null) : OutageFact(Revision);

/// <summary>Gives or moves the estimate.</summary>
[Stored("estimate-outage")]
public sealed record EstimateOutage(Instant EstimateAt, long? Revision = null) : OutageFact(Revision);

/// <summary>It is over.</summary>
/// <param name="Reason">What says so, at most 100 characters, or null.</param>
[Stored("restore-outage")]
public sealed record RestoreOutage(string? Reason = null, long? Revision = null) : OutageFact(Revision);

/// <summary>It was over and is not.</summary>
/// <param name="Reason">Why, at most 100 characters, or null.</param>
[Stored("reopen-outage")]
public sealed record ReopenOutage(string? Reason = null, long? Revision = null) : OutageFact(Revision);

[Stored("pass-deadline")]
public sealed record PassOutageDeadline(string Deadline) : OutageCommand, IWake;
