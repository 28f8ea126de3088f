using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace OpsHub.Silo.Log.Sqlite;

/// <summary>Connections for reading: as many as are read on at once, of which a few are kept for the next ones. Each has files and pages of its own, so one busy minute must not hold them for years.</summary>
internal sealed class SqliteConnections(SqliteFile file) : IDisposable
{
    /// <summary>Connections that are kept open while nobody reads.</summary>
    public const int MostKept = 8;

    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private int _kept;

    public string Path => file.Path;

    public SqliteConnection Borrow()
    {
        if (!_idle.TryTake(out var idle)) return file.Open(SqliteOpenMode.ReadWrite);
        Interlocked.Decrement(ref _kept);
        return idle;
    }

    /// <param name="connection">One that nothing is read on any more; one on which reading failed is closed instead.</param>
    public void Return(SqliteConnection connection)
    {
        if (Interlocked.Increment(ref _kept) <= MostKept)
        {
            _idle.Add(connection);
            return;
        }
        Interlocked.Decrement(ref _kept);
        connection.Dispose();
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var connection)) connection.Dispose();
    }
}
