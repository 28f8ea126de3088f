using NodaTime;

namespace OpsHub.Grains.Outages.Feeds;

/// <param name="Title">Of the source, for people.</param>
/// <param name="ReadAt">When a reading was last written down, or null for never.</param>
/// <param name="SilentSince">When it was last heard, while it is silent; else null.</param>
/// <param name="Reason">Why it is silent.</param>
/// <param name="Rows">Rows of the newest reading that were understood.</param>
/// <param name="Unread">Rows of it that were not.</param>
/// <param name="Full">Whether it had as many rows as its source ever lists: whoever is missing may have been cut off.</param>
/// <param name="Gap">The last time of silence: what happened in it was never told.</param>
public sealed record OutageFeedState(string Title, Instant? ReadAt, Instant? SilentSince, string? Reason, int Rows, int Unread, bool Full, FeedGap? Gap)
{
    public static OutageFeedState None { get; } = new("", null, null, null, 0, 0, false, null);

    /// <summary>Whether a reading tells nothing that is not known: how many rows there are is only a figure.</summary>
    public bool Says(TellFeedRead read) => ReadAt is not null && SilentSince is null && Title == read.Title && Full == read.Full && Unread > 0 == read.Unread > 0;
}

/// <summary>A time in which a source was not heard.</summary>
public sealed record FeedGap(Instant From, Instant To);
