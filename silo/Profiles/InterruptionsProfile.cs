using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Silo.Profiles;

/// <summary>What the standard says of interruptions of channels.</summary>
/// <param name="Channels">At least one.</param>
/// <param name="DayFrom">Local time from which on an interruption counts; null for midnight.</param>
/// <param name="DayTo">Local time from which on it counts no more; null for midnight.</param>
public sealed record InterruptionsProfile(ImmutableArray<WatchedChannelProfile> Channels, LocalTime? DayFrom = null, LocalTime? DayTo = null);

/// <summary>A channel whose interruptions are kept.</summary>
/// <param name="Deadlines">Kind of the deadlines by which its interruptions must be told, or null.</param>
/// <param name="Count">Norm that says how many a month may have, or null.</param>
/// <param name="Downtime">Norm that says how long it may be down in a month, or null.</param>
/// <param name="Clause">Where the standard names it, or null.</param>
public sealed record WatchedChannelProfile(
    string Id, string Name, string NameEn, string? Deadlines = null, string? Count = null, string? Downtime = null, string? Clause = null, string? RequirementId = null);
