using System.ComponentModel.DataAnnotations;

namespace OpsHub.Silo.Log;

/// <summary>How the log's writer gathers commits. The defaults suit one process on two cores as well as a large one.</summary>
public sealed class EventLogOptions
{
    /// <summary>Commits that may wait to be written; one more is refused with <see cref="LogFullException"/>. 1–1,000,000, default 20,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxWaiting { get; init; } = 20_000;

    /// <summary>Commits made durable together. 1–10,000, default 1,000: beyond it a batch gets slower, not cheaper.</summary>
    [Range(1, 10_000)]
    public int MaxBatchCommits { get; init; } = 1_000;

    /// <summary>Bytes of events made durable together; a larger commit goes alone. 1 KiB–64 MiB, default 4 MiB.</summary>
    [Range(1 << 10, 64 << 20)]
    public int MaxBatchBytes { get; init; } = 4 << 20;

    /// <summary>Batches that PostgreSQL may work on at once. 1–16, default 2; SQLite has one writer by nature.</summary>
    [Range(1, 16)]
    public int PostgresWriters { get; init; } = 2;
}
