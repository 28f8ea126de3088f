namespace OpsHub.ClientHub.Feed;

/// <summary>What one watcher gets now.</summary>
internal enum Push
{
    /// <summary>It has everything.</summary>
    Nothing,

    /// <summary>Its last frame is still on the way: nothing is queued behind it.</summary>
    Wait,

    /// <summary>It has read nothing for too long.</summary>
    Cut,

    /// <summary>Everything.</summary>
    Snapshot,

    /// <summary>What changed since its position.</summary>
    Delta,

    /// <summary>Nothing changed; the hub lives.</summary>
    Heartbeat,
}

/// <summary>The feed's decisions, without its loop. All times are milliseconds of one monotonic clock.</summary>
internal sealed class PushPolicy(FeedOptions options)
{
    /// <summary>Position of a watcher that has nothing yet.</summary>
    public const long Unknown = -1;

    private readonly long _stalledAfterMs = options.StalledAfterS * 1000L;

    /// <summary>Milliseconds between two looks at the boards.</summary>
    public int TickMs => Math.Min(options.PushIntervalMs, 100);

    /// <summary>Where a subscription begins: at what the client says it has, if that is of this history; otherwise with nothing.</summary>
    public static long Begin(string? epoch, long? seq, string boardEpoch, long boardSeq) =>
        epoch == boardEpoch && seq > 0 && seq <= boardSeq ? seq.Value : Unknown;

    /// <summary>Whether a board's news are due: there are some, and the push interval has passed. Without news, laggards are served at any time.</summary>
    public bool IsDue(long boardSeq, long pushedSeq, long sincePushMs) => boardSeq == pushedSeq || sincePushMs >= options.PushIntervalMs;

    public bool IsBeat(long sinceFrameMs) => sinceFrameMs >= options.HeartbeatMs;

    /// <summary>What a watcher at a position gets.</summary>
    /// <param name="writingForMs">How long its connection's last frame has been on the way, or null when it has arrived.</param>
    /// <param name="position">What the watcher has.</param>
    /// <param name="fresh">Whether it has subscribed just now and was sent nothing yet.</param>
    /// <param name="boardSeq">What there is.</param>
    /// <param name="due">From <see cref="IsDue"/>.</param>
    /// <param name="beat">From <see cref="IsBeat"/>.</param>
    public Push Decide(long? writingForMs, long position, bool fresh, long boardSeq, bool due, bool beat)
    {
        if (writingForMs > _stalledAfterMs) return Push.Cut;
        if (writingForMs is not null) return Push.Wait;
        if (position == Unknown) return Push.Snapshot;
        if (position < boardSeq) return due || fresh ? Push.Delta : Push.Nothing;
        return beat || fresh ? Push.Heartbeat : Push.Nothing;
    }
}
