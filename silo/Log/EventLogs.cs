using Microsoft.Extensions.Logging;
using OpsHub.Silo.Log.Postgres;
using OpsHub.Silo.Log.Sqlite;

namespace OpsHub.Silo.Log;

/// <summary>Opens the event log that a connection text names.</summary>
public static class EventLogs
{
    private const string SqlitePrefix = "sqlite:";

    /// <param name="connection"><c>sqlite:/path/file.db</c>, <c>postgres://user:password@host:port/database</c> or <c>Host=…;Database=…</c>.</param>
    /// <param name="options">How commits are gathered.</param>
    /// <param name="loggers">Where the log reports to.</param>
    /// <param name="cancel">Gives up opening.</param>
    /// <exception cref="LogAwayException">The store cannot be reached now.</exception>
    /// <exception cref="LogRefusedException">The store is damaged, newer, not ours or not writable; the message says what to do.</exception>
    public static async Task<IEventLog> Open(string connection, EventLogOptions options, ILoggerFactory loggers, CancellationToken cancel)
    {
        var logger = loggers.CreateLogger("OpsHub.Silo.Log");
        var log = FileOf(connection) is { } path
            ? SqliteEventLog.Open(path, options, logger)
            : await PostgresEventLog.Open(PostgresAddress.Parse(connection), options, logger, cancel);
        EventLogLog.Opened(logger, log.LogId, log is SqliteEventLog ? "SQLite" : "PostgreSQL");
        return log;
    }

    /// <summary>The file that a connection text names, or null when it names a server.</summary>
    internal static string? FileOf(string connection) => connection.StartsWith(SqlitePrefix, StringComparison.OrdinalIgnoreCase) ? connection[SqlitePrefix.Length..] : null;
}
