using Microsoft.Data.Sqlite;

namespace OpsHub.Silo.Log.Sqlite;

/// <summary>Reads on connections of its own, so that reading never waits for writing, nor the other way round.</summary>
internal sealed class SqliteReader(SqliteFile file) : IDisposable
{
    private const string Columns = "position, stream, base_version, event_count, command_id, actor, recorded_at, events";

    private const string InOrderSql = $"select {Columns} from commits where position > $after order by position limit $max";

    /// <summary>Positions of a stream's commits back to the one that holds the event behind a version.</summary>
    private const string ChainSql =
        """
        with recursive chain (position, base_version, previous) as (
            select position, base_version, previous from commits where position = (select newest from streams where stream = $stream)
            union all
            select c.position, c.base_version, c.previous from chain join commits c on c.position = chain.previous where chain.base_version > $after)
        select position from chain order by position
        """;

    private const string AtSql = $"select {Columns} from commits where position in (select value from json_each($positions)) order by position";

    private readonly SqliteConnections _connections = new(file);

    public IReadOnlyList<LogRecord> ReadAll(long afterPosition, int max)
    {
        var records = new List<LogRecord>();
        var commits = Query(InOrderSql, row => Read(row), ("$after", afterPosition), ("$max", max));
        foreach (var commit in commits.TakeWhile(_ => records.Count < max)) commit.AddTo(records, afterPosition, 0);
        if (records.Count > max) records.RemoveRange(max, records.Count - max);
        return records;
    }

    public IAsyncEnumerable<LogRecord> ReadStream(string stream, long afterVersion, CancellationToken cancel)
    {
        Queue<long[]>? pages = null;
        return StreamPages.Read(afterVersion, (_, stop) =>
        {
            stop.ThrowIfCancellationRequested();
            if (pages is not null) return Task.FromResult(Next(pages) ?? throw StreamPages.Thinned(stream));
            for (; ; )
            {
                pages = new Queue<long[]>(Chain(stream, afterVersion).Chunk(StreamPages.CommitsPerPage));
                if (Next(pages) is { } first) return Task.FromResult(first);
            }
        }, cancel);
    }

    public long Head() => Query("select coalesce(max(position), 0) from commits", row => Math.Max(row.GetInt64(0), 0))[0];

    public long GoneUpTo() => Query("select coalesce(max(position), 0) from gone", row => row.GetInt64(0))[0];

    public Snapshot? LoadSnapshot(string name, int shape) =>
        Query("select version, data from snapshots where name = $name and shape = $shape",
            row => new Snapshot(name, shape, row.GetInt64(0), row.GetFieldValue<byte[]>(1)), ("$name", name), ("$shape", shape)).SingleOrDefault();

    public long LoadPosition(string follower) =>
        Query("select position from followers where name = $name", row => row.GetInt64(0), ("$name", follower)).SingleOrDefault();

    public Guid LogId() => Query("select log_id from log", row => new Guid(row.GetFieldValue<byte[]>(0)))[0];

    public void Dispose() => _connections.Dispose();

    /// <summary>The next page of those that were found; null when retention has taken some of it out since.</summary>
    private StreamPage? Next(Queue<long[]> pages)
    {
        if (!pages.TryDequeue(out var positions)) return new StreamPage([], Last: true);
        var commits = At(positions);
        return commits.Count == positions.Length ? new StreamPage(commits, pages.Count == 0) : null;
    }

    private List<long> Chain(string stream, long afterVersion) => Query(ChainSql, row => row.GetInt64(0), ("$stream", stream), ("$after", afterVersion));

    private List<StoredCommit> At(long[] positions) => Query(AtSql, Read, ("$positions", $"[{string.Join(',', positions)}]"));

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = new SqliteCommand(sql);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return SqliteFailure.Guard(_connections.Path, () => Query(command, read));
    }

    private List<T> Query<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        var connection = _connections.Borrow();
        try
        {
            command.Connection = connection;
            var rows = Rows(command, read);
            command.Connection = null;   // let go of before others may have it: a command still tells its connection of its end
            _connections.Return(connection);
            return rows;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static List<T> Rows<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private static StoredCommit Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt32(3), row.GetString(4), row.GetString(5), row.GetInt64(6), row.GetFieldValue<byte[]>(7));
}
