using Microsoft.Data.Sqlite;

namespace OpsHub.Silo.Log.Sqlite;

/// <summary>The one connection of this process that writes. After a failure it is thrown away, and the next write makes a new one.</summary>
internal sealed class SqliteWriter(SqliteFile file) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private SqliteSession? _session;

    /// <summary>Runs work in one durable transaction: all of it or nothing.</summary>
    /// <exception cref="LogAwayException">The file is away.</exception>
    public async Task<T> Write<T>(Func<SqliteSession, T> work, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return SqliteFailure.Guard(file.Path, () => InTransaction(work));
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        _session?.Dispose();
        _turn.Dispose();
    }

    private T InTransaction<T>(Func<SqliteSession, T> work)
    {
        try
        {
            _session ??= new SqliteSession(file.Open(SqliteOpenMode.ReadWrite));
            _session.Begin.Execute();
            var done = work(_session);
            _session.Commit.Execute();
            return done;
        }
        catch
        {
            // Closing the connection rolls back.
            _session?.Dispose();
            _session = null;
            throw;
        }
    }
}
