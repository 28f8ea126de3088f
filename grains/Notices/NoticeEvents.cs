using System.Collections.Immutable;

namespace OpsHub.Grains.Notices;

/// <summary>Events that make notices due and that the hub knows by itself; standards use these words.</summary>
public static class NoticeEvents
{
    /// <summary>Planned works begin; an outage was reported; a channel went down; it works again; the mobile office comes.</summary>
    public const string OutageBegins = "outage-begins", OutageReported = "outage-reported", InterruptionBegan = "interruption-began", Restored = "restored", Presence = "presence";

    public static ImmutableArray<string> All { get; } = [OutageBegins, OutageReported, InterruptionBegan, Restored, Presence];
}
