using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OpsHub.Silo.Log.Sqlite;

/// <summary>Turns SQLite's codes into the port's exceptions, with a sentence for the operator.</summary>
internal static class SqliteFailure
{
    /// <exception cref="LogAwayException">The disk or another process is in the way for now.</exception>
    /// <exception cref="LogRefusedException">The file is damaged or not a database.</exception>
    public static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw Of(path, e);
        }
    }

    public static Exception Of(string path, SqliteException e) => e.SqliteErrorCode switch
    {
        raw.SQLITE_NOTADB => new LogRefusedException($"{path} is not an OpsHub event log: name another file.", e),
        raw.SQLITE_CORRUPT => Damaged(path, e),
        raw.SQLITE_FULL => new LogAwayException($"The disk under {path} is full: free space there; commits are taken again by themselves.", e),
        raw.SQLITE_READONLY => new LogAwayException($"{path} cannot be written: give this user write access to the file and its folder.", e),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new LogAwayException($"Another process keeps {path} locked; trying again may succeed.", e),
        raw.SQLITE_CANTOPEN => new LogAwayException($"{path} cannot be opened: check that its folder exists and may be written.", e),
        _ => new LogAwayException($"{path} failed: {e.Message}", e),
    };

    public static LogRefusedException Damaged(string path, Exception? inner = null) =>
        new($"{path} is damaged: restore it from a backup, or move it away to start an empty log.", inner);
}
