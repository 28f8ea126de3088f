using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Outages.Feeds;

public abstract record OutageFeedEvent(string Title, Instant At) : IEvent;

/// <summary>The list was read. Members as in <see cref="OutageFeedState"/>.</summary>
/// <param name="SilentSince">Since when it had been silent before, or null.</param>
[Stored("outage-feed-read")]
public sealed record OutageFeedRead(string Title, int Rows, int Unread, bool Full, Instant? SilentSince, Instant At) : OutageFeedEvent(Title, At);

/// <summary>The list has not been read for too long.</summary>
/// <param name="Reason">What the last attempt met.</param>
/// <param name="Since">When it was last read, or when reading began.</param>
[Stored("outage-feed-silent")]
public sealed record OutageFeedSilent(string Title, string Reason, Instant Since, Instant At) : OutageFeedEvent(Title, At);

public abstract record OutageFeedCommand : IInward;

[Stored("tell-feed-read")]
public sealed record TellFeedRead(string Title, int Rows, int Unread, bool Full) : OutageFeedCommand;

[Stored("tell-feed-silent")]
public sealed record TellFeedSilent(string Title, string Reason, Instant Since) : OutageFeedCommand;
