using System.ComponentModel.DataAnnotations;

namespace OpsHub.Silo.Log;

/// <summary>How the log's writer gathers commits. The defaults suit one process on two cores as well as a large one.</summary>
public sealed class EventLogOptions
{
    public const string Section = "EventLog";

    /// <summary>Commits that may wait to be written; one more is refused with <see cref="LogFullException"/>.</summary>
    [Range(1, 1_000_000, ErrorMessage = "EventLog:MaxWaiting is 1 to 1000000 commits.")]
    public int MaxWaiting { get; init; } = 20_000;

    /// <summary>Commits made durable together. Beyond a thousand a batch gets slower, not cheaper.</summary>
    [Range(1, 10_000, ErrorMessage = "EventLog:MaxBatchCommits is 1 to 10000 commits.")]
    public int MaxBatchCommits { get; init; } = 1_000;

    /// <summary>Bytes of events made durable together; a larger commit goes alone.</summary>
    [Range(1 << 10, 64 << 20, ErrorMessage = "EventLog:MaxBatchBytes is 1024 to 67108864 bytes.")]
    public int MaxBatchBytes { get; init; } = 4 << 20;

    /// <summary>Batches that PostgreSQL may work on at once; SQLite has one writer by nature.</summary>
    [Range(1, 16, ErrorMessage = "EventLog:PostgresWriters is 1 to 16.")]
    public int PostgresWriters { get; init; } = 2;

    /// <summary>Connections for reading from PostgreSQL that a process takes at most, unless the connection text says <c>Maximum Pool Size</c>. Besides these it has one that listens and those of the writers.</summary>
    [Range(2, 500, ErrorMessage = "EventLog:PostgresReaders is 2 to 500 connections.")]
    public int PostgresReaders { get; init; } = 20;

    /// <summary>How long a statement waits for a lock that somebody else's transaction holds in PostgreSQL, in milliseconds; commands are then answered 503. The hub's own commits wait for each other for milliseconds.</summary>
    [Range(100, 60_000, ErrorMessage = "EventLog:PostgresLockWaitMs is 100 to 60000 milliseconds.")]
    public int PostgresLockWaitMs { get; init; } = 5_000;

    /// <summary>Seconds from one seal of the log to the next while commits come: what is younger can be changed without a trace.</summary>
    [Range(1, 3_600, ErrorMessage = "EventLog:SealEveryS is 1 to 3600 seconds.")]
    public int SealEveryS { get; init; } = 60;

    /// <summary>How long a command waits for PostgreSQL, and for its synchronous standby, to make it durable, in milliseconds; it is then answered 503.</summary>
    [Range(500, 300_000, ErrorMessage = "EventLog:PostgresPatienceMs is 500 to 300000 milliseconds.")]
    public int PostgresPatienceMs { get; init; } = 15_000;
}
