namespace OpsHub.Silo.Log;

/// <summary>
/// The append-only log: one stream per grain, one commit order over all. Acknowledged = durable.
/// Two implementations, one contract suite (<c>tests/Silo.Tests/Log</c>).
/// </summary>
public interface IEventLog : IAsyncDisposable
{
    /// <summary>Made once when the log is created; the epoch of every view folded from it.</summary>
    Guid LogId { get; }

    /// <summary>
    /// Writes a commit if the stream is at its expected version and the command id is new to the stream.
    /// Commits of many streams become durable together (group commit); the task completes only then.
    /// </summary>
    /// <exception cref="LogAwayException">The store is away. The commit may or may not be in it: send the same command id again.</exception>
    /// <exception cref="LogFullException">Too many commits are waiting; nothing was written.</exception>
    Task<Appended> Append(Commit commit, CancellationToken cancel);

    /// <summary>Events of one stream after a version, in order.</summary>
    /// <exception cref="LogAwayException">The store is away, or commits of the stream were taken out while it was read: read it again.</exception>
    IAsyncEnumerable<LogRecord> ReadStream(string stream, long afterVersion, CancellationToken cancel);

    /// <summary>
    /// At most <paramref name="max"/> events after a position, in commit order; empty at the end. Whoever follows from the last
    /// position it saw misses none and sees none twice, whatever number of processes write.
    /// </summary>
    /// <exception cref="LogAwayException">The store is away.</exception>
    Task<IReadOnlyList<LogRecord>> ReadAll(long afterPosition, int max, CancellationToken cancel);

    /// <summary>Completes when there may be something after the position (also from another process), or at once if there is.</summary>
    Task WaitBeyond(long position, CancellationToken cancel);

    /// <summary>Newest position that this process has heard of, without asking the store; 0 at first.</summary>
    long KnownHead { get; }

    /// <summary>Position of the newest event; 0 for an empty log.</summary>
    /// <exception cref="LogAwayException">The store is away.</exception>
    Task<long> Head(CancellationToken cancel);

    /// <summary>Position of the newest commit that retention has taken out; 0 where none is gone. Up to there the log does not tell everything any more (ADR 0125).</summary>
    /// <exception cref="LogAwayException">The store is away.</exception>
    Task<long> GoneUpTo(CancellationToken cancel);

    /// <summary>The newest snapshot of that name and shape, or null. Snapshots are always droppable.</summary>
    Task<Snapshot?> LoadSnapshot(string name, int shape, CancellationToken cancel);

    /// <summary>Keeps a snapshot unless a newer one of the same shape is kept.</summary>
    Task SaveSnapshot(Snapshot snapshot, CancellationToken cancel);

    /// <summary>Forgets every snapshot but those of the ground (<c>ground:…</c>); everything is folded from events again.</summary>
    Task DropSnapshots(CancellationToken cancel);

    /// <summary>How far a follower has durably come; 0 at first.</summary>
    Task<long> LoadPosition(string follower, CancellationToken cancel);

    /// <summary>Moves a follower forward; an older position than the kept one is ignored.</summary>
    Task SavePosition(string follower, long position, CancellationToken cancel);
}

/// <summary>The store cannot be reached or failed in the middle; whether the last write is in it is not known.</summary>
public sealed class LogAwayException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The writer's queue is full; nothing was written.</summary>
public sealed class LogFullException(string message) : Exception(message);

/// <summary>The store is damaged, of a newer version, or not ours. The message is one sentence for the operator that says what to do.</summary>
public sealed class LogRefusedException(string message, Exception? inner = null) : Exception(message, inner);
