using OpsHub.Silo.Log.Seals;

namespace OpsHub.Silo.Log;

/// <summary>Takes a whole log's rows into an empty store, in one transaction: closed without being completed, it leaves the store empty.</summary>
internal interface ILogIntake : IAsyncDisposable
{
    /// <summary>The next commit in order, or an answer without events after all of these.</summary>
    Task Take(LogRow row, CancellationToken cancel);

    /// <summary>What is left of a commit that is gone; after all rows.</summary>
    Task Take(GoneCommit gone, CancellationToken cancel);

    /// <summary>What was folded from commits that are gone; in any order.</summary>
    Task Take(Snapshot ground, CancellationToken cancel);

    /// <summary>A seal of the old log; in any order.</summary>
    Task Take(Seal seal, CancellationToken cancel);

    /// <summary>Makes everything durable under the old log's name.</summary>
    Task Complete(Guid logId, long head, IReadOnlyList<FollowerPosition> followers, CancellationToken cancel);
}

/// <summary>Opens the intake of the log that a connection text names, and makes the log where there is none.</summary>
internal static class LogIntakes
{
    /// <exception cref="LogRefusedException">The log is not empty.</exception>
    /// <exception cref="LogAwayException">The store cannot be reached now.</exception>
    public static async Task<ILogIntake> Open(string connection, CancellationToken cancel)
    {
        await using (await EventLogs.Open(connection, new EventLogOptions(), Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, cancel)) { }
        return EventLogs.FileOf(connection) is { } path
            ? Sqlite.SqliteIntake.Open(new Sqlite.SqliteFile(Path.GetFullPath(path)))
            : await Postgres.PostgresIntake.Open(Postgres.PostgresAddress.Parse(connection), cancel);
    }
}
