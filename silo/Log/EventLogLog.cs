using Microsoft.Extensions.Logging;

namespace OpsHub.Silo.Log;

/// <summary>What the event log tells its operator; ids 1000–1099.</summary>
internal static partial class EventLogLog
{
    [LoggerMessage(1000, LogLevel.Error, "A batch of {Commits} commits failed; their callers are told to send them again.")]
    public static partial void BatchFailed(ILogger logger, int commits, Exception error);

    [LoggerMessage(1001, LogLevel.Warning, "The event log cannot be watched for other processes' commits, trying again: {Reason}")]
    public static partial void WatchFailed(ILogger logger, string reason);

    [LoggerMessage(1002, LogLevel.Warning, "PostgreSQL runs with fsync or full_page_writes off: a power cut loses acknowledged events. Switch both on.")]
    public static partial void ServerNotDurable(ILogger logger);

    [LoggerMessage(1003, LogLevel.Information, "Event log {LogId} is open, {Store}.")]
    public static partial void Opened(ILogger logger, Guid logId, string store);

    [LoggerMessage(1004, LogLevel.Warning, "A transaction is open in the log's database for {Seconds} s: process {Process} of {Role} ({Application}), {State}. It keeps PostgreSQL from clearing up, and may hold locks: end it.")]
    public static partial void OldTransaction(ILogger logger, long seconds, int process, string role, string application, string state);
}
