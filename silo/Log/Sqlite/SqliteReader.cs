using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace OpsHub.Silo.Log.Sqlite;

/// <summary>Reads on connections of its own, so that reading never waits for writing, nor the other way round.</summary>
internal sealed class SqliteReader(SqliteFile file) : IDisposable
{
    private const string Columns = "position, stream, base_version, event_count, command_id, actor, recorded_at, events";

    private const string InOrderSql = $"select {Columns} from commits where position > $after order by position limit $max";

    private const string OfStreamSql =
        $"""
        select {Columns} from commits
        where stream = $stream and event_count > 0
            and base_version >= coalesce((select max(base_version) from commits where stream = $stream and event_count > 0 and base_version <= $after), 0)
        order by base_version limit $max
        """;

    private readonly ConcurrentBag<SqliteConnection> _idle = [];

    public IReadOnlyList<LogRecord> ReadAll(long afterPosition, int max)
    {
        var records = new List<LogRecord>();
        var commits = Query(InOrderSql, row => Read(row), ("$after", afterPosition), ("$max", max));
        foreach (var commit in commits.TakeWhile(_ => records.Count < max)) commit.AddTo(records, afterPosition, 0);
        if (records.Count > max) records.RemoveRange(max, records.Count - max);
        return records;
    }

    public IAsyncEnumerable<LogRecord> ReadStream(string stream, long afterVersion, CancellationToken cancel) =>
        StreamPages.Read(afterVersion, (after, stop) => Task.FromResult(Page(stream, after, stop)), cancel);

    public long Head() => Query("select coalesce(max(position), 0) from commits", row => Math.Max(row.GetInt64(0), 0))[0];

    public Snapshot? LoadSnapshot(string name, int shape) =>
        Query("select version, data from snapshots where name = $name and shape = $shape",
            row => new Snapshot(name, shape, row.GetInt64(0), row.GetFieldValue<byte[]>(1)), ("$name", name), ("$shape", shape)).SingleOrDefault();

    public long LoadPosition(string follower) =>
        Query("select position from followers where name = $name", row => row.GetInt64(0), ("$name", follower)).SingleOrDefault();

    public Guid LogId() => Query("select log_id from log", row => new Guid(row.GetFieldValue<byte[]>(0)))[0];

    public void Dispose()
    {
        while (_idle.TryTake(out var connection)) connection.Dispose();
    }

    private List<StoredCommit> Page(string stream, long afterVersion, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Query(OfStreamSql, Read, ("$stream", stream), ("$after", afterVersion), ("$max", StreamPages.CommitsPerPage));
    }

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = new SqliteCommand(sql);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return SqliteFailure.Guard(file.Path, () => Query(command, read));
    }

    private List<T> Query<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        var connection = _idle.TryTake(out var idle) ? idle : file.Open(SqliteOpenMode.ReadWrite);
        try
        {
            command.Connection = connection;
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read()) rows.Add(read(reader));
            _idle.Add(connection);
            return rows;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static StoredCommit Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt32(3), row.GetString(4), row.GetString(5), row.GetInt64(6), row.GetFieldValue<byte[]>(7));
}
