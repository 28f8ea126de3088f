using System.Collections.Immutable;

namespace OpsHub.Grains.Alerts;

/// <summary>Everything that is so or is not. The words are a format: rules in the log name them.</summary>
public static class ConditionKinds
{
    public const string WaitOverNorm = "wait-over-norm", WaitForeseen = "wait-foreseen", IdleWindow = "idle-window", NoWindow = "no-window", FeedSilent = "feed-stalled",
        ServiceLevel = "service-level", NoOperator = "no-operator", Panic = "panic", Conflict = "conflict", StaffCall = "staff-call", Assist = "assist", Unanswered = "signal-unanswered",
        OutagesSilent = "outages-silent", OutageSuspected = "outage-suspected", Drift = "drift", LooksDoubted = "looks-doubted", ChannelDown = "channel-down";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [WaitOverNorm, WaitForeseen, IdleWindow, NoWindow, FeedSilent, ServiceLevel, NoOperator, Panic, Conflict, StaffCall, Assist, Unanswered, OutagesSilent, OutageSuspected, Drift, LooksDoubted, ChannelDown];

    /// <summary>Whether a person said so; it holds though every feed is silent.</summary>
    public static bool IsSignal(string kind) => kind is Panic or Conflict or StaffCall or Assist or Unanswered;
}
