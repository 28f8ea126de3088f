using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Outages.Feeds;

/// <summary>Whether a list of outages that the hub reads by itself is heard, and how whole it is. Grain id <c>outage-feed/{company}/{source}</c>.</summary>
public static class OutageFeed
{
    public const int MaxReason = 300, MaxTitle = 100;

    /// <summary>A reading like the one before is written down again after so long: the log shows that it was read, and does not grow with every reading.</summary>
    public static readonly Duration SayAgain = Duration.FromMinutes(10);

    public static GrainKind<OutageFeedState, OutageFeedCommand, OutageFeedEvent> Kind { get; } = new("outage-feed", 1, OutageFeedState.None, Decide, Evolve);

    public static GrainId IdOf(string company, string source) => new(Kind.Name, company, source);

    public static Decision<OutageFeedEvent> Decide(OutageFeedState feed, OutageFeedCommand command, Turn turn) => command switch
    {
        TellFeedRead e when feed.Says(e) && turn.Now < feed.ReadAt + SayAgain => Decision<OutageFeedEvent>.Nothing,
        TellFeedRead e => new OutageFeedRead(e.Title, e.Rows, e.Unread, e.Full, feed.SilentSince, turn.Now),
        TellFeedSilent when feed.SilentSince is not null => Decision<OutageFeedEvent>.Nothing,
        TellFeedSilent e => new OutageFeedSilent(e.Title, e.Reason.Length <= MaxReason ? e.Reason : e.Reason[..MaxReason], e.Since, turn.Now),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static OutageFeedState Evolve(OutageFeedState feed, OutageFeedEvent happened) => happened switch
    {
        OutageFeedRead e => new OutageFeedState(e.Title, e.At, null, null, e.Rows, e.Unread, e.Full, e.SilentSince is { } from ? new FeedGap(from, e.At) : feed.Gap),
        OutageFeedSilent e => feed with { Title = e.Title, SilentSince = e.Since, Reason = e.Reason },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };
}
