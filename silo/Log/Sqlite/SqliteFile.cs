using Microsoft.Data.Sqlite;

namespace OpsHub.Silo.Log.Sqlite;

/// <summary>The database file and how connections to it are set up.</summary>
internal sealed class SqliteFile(string path)
{
    /// <summary>How long a writer waits for another process's transaction, in milliseconds.</summary>
    private const int BusyTimeoutMs = 5_000;

    /// <summary>Pages in the write-ahead log (4 KiB each) before they are moved to the file; fewer would stall a busy writer more often.</summary>
    private const int CheckpointPages = 16_000;

    public string Path => path;

    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public SqliteConnection Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            // FULL: a commit that was acknowledged survives a power cut.
            Execute(connection, $"pragma busy_timeout = {BusyTimeoutMs}; pragma synchronous = full; pragma wal_autocheckpoint = {CheckpointPages}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public static T Scalar<T>(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        return (T)command.ExecuteScalar()!;
    }
}
