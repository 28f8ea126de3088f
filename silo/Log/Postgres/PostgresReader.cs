using Npgsql;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>Reads events. Each page is one statement and so one snapshot: a prefix of the commit order, whatever is being written.</summary>
internal sealed class PostgresReader(NpgsqlDataSource source)
{
    private const string Columns = "b.start + c.slot, c.stream, c.base_version, c.event_count, c.command_id, c.actor, c.recorded_at, c.events";

    private const string InOrderSql =
        $"""
        select {Columns}
        from log.batches b join log.commits c on c.batch = b.batch
        where b.start >= coalesce((select max(start) from log.batches where start <= $1), 0) and b.start + c.slot > $1
        order by b.start, c.slot
        limit $2
        """;

    private const string OfStreamSql =
        $"""
        select {Columns}, (select thinned from log.head)
        from log.commits c join log.batches b on b.batch = c.batch
        where c.stream = $1 and c.event_count > 0
            and c.base_version >= coalesce((select max(base_version) from log.commits where stream = $1 and event_count > 0 and base_version <= $2), 0)
        order by c.base_version
        limit $3
        """;

    public Task<IReadOnlyList<LogRecord>> ReadAll(long afterPosition, int max, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = source.CreateCommand(InOrderSql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterPosition });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = max });

        var records = new List<LogRecord>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (records.Count < max && await reader.ReadAsync(cancel)) Read(reader).AddTo(records, afterPosition, 0);
        if (records.Count > max) records.RemoveRange(max, records.Count - max);
        return (IReadOnlyList<LogRecord>)records;
    });

    public IAsyncEnumerable<LogRecord> ReadStream(string stream, long afterVersion, CancellationToken cancel) =>
        StreamPages.Read(afterVersion, PagesOf(stream), cancel);

    public Task<long> Head(CancellationToken cancel) => Number("select position from log.head", cancel);

    public Task<long> GoneUpTo(CancellationToken cancel) => Number("select coalesce(max(position), 0) from log.gone", cancel);

    /// <summary>Each page is one snapshot; between two of them the log must not have been thinned.</summary>
    private Func<long, CancellationToken, Task<StreamPage>> PagesOf(string stream)
    {
        long? thinnings = null;
        return async (after, stop) =>
        {
            var (commits, now) = await Page(stream, after, stop);
            if (thinnings is { } before && before != (now ?? await Number("select thinned from log.head", stop))) throw StreamPages.Thinned(stream);
            thinnings = now;
            return new StreamPage(commits, commits.Count < StreamPages.CommitsPerPage);
        };
    }

    private Task<long> Number(string sql, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    });

    /// <summary>The second is how often the log had been thinned; an empty page does not say.</summary>
    private Task<(List<StoredCommit> Commits, long? Thinnings)> Page(string stream, long afterVersion, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = source.CreateCommand(OfStreamSql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterVersion });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = StreamPages.CommitsPerPage });

        var (page, thinnings) = (new List<StoredCommit>(), (long?)null);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            page.Add(Read(reader));
            thinnings = reader.GetInt64(8);
        }
        return (page, thinnings);
    });

    private static StoredCommit Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt32(3), row.GetString(4), row.GetString(5), row.GetInt64(6), row.GetFieldValue<byte[]>(7));
}
