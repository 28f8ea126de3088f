using OpsHub.Silo.Log.Postgres;
using OpsHub.Silo.Log.Sqlite;

namespace OpsHub.Silo.Log;

/// <summary>Opens the rows of the log that a connection text names; the log itself must have been opened before, which brings it to this program's schema.</summary>
internal static class LogRowsOf
{
    /// <exception cref="LogAwayException">The store cannot be reached now.</exception>
    /// <exception cref="LogRefusedException">The text names no store.</exception>
    public static async Task<ILogRows> Open(string connection, CancellationToken cancel) => EventLogs.FileOf(connection) is { } path
        ? new SqliteRows(new SqliteFile(Path.GetFullPath(path)))
        : await PostgresRows.Open(PostgresAddress.Parse(connection), cancel);
}
