using System.Diagnostics;
using Npgsql;
using OpsHub.Testing;

namespace OpsHub.Bench.Stores;

/// <summary>A database on the named PostgreSQL server, or on one that this run starts.</summary>
internal sealed class PostgresStore(PostgresDatabase database) : IStore
{
    private const int RowsPerStatement = 1_000, Writers = 2, MaxRows = 200_000, PageSize = 1_000;

    private const string Columns = "command_key, batch, slot, base_version, event_count, recorded_at, stream, command_id, actor, refusal_code, refusal_detail, events";

    private const string CreateSql =
        """
        create table again (
            position bigint generated always as identity primary key, command_key uuid, batch bigint, slot int, base_version bigint, event_count int, recorded_at bigint,
            stream text collate "C", command_id text, actor text, refusal_code text, refusal_detail text, events bytea)
        """;

    private const string IndexSql =
        "create unique index on again (command_key); create unique index on again (stream, base_version); create unique index on again (batch, slot); create index on again using brin (recorded_at)";

    private const string PageSql =
        """
        select b.start + c.slot, c.stream, c.base_version, c.event_count, c.command_id, c.actor, c.recorded_at, c.events
        from log.batches b join log.commits c on c.batch = b.batch
        where b.start >= coalesce((select max(start) from log.batches where start <= $1), 0) and b.start + c.slot > $1
        order by b.start, c.slot
        limit $2
        """;

    public string Name => "PostgreSQL";

    public string Connection => database.ConnectionString;

    public static async Task<IStore> Create() => new PostgresStore(await Postgres.CreateDatabase());

    public async Task<(double PerSecond, string Method)> InsertRowsAgain(bool indexed, CancellationToken cancel)
    {
        await database.Execute("drop table if exists again");
        await database.Execute(CreateSql);
        if (indexed) await database.Execute(IndexSql);
        await using var source = NpgsqlDataSource.Create(Connection);
        var chunks = (await Rows(source, cancel)).Chunk(RowsPerStatement).ToArray();
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(chunks, new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancel }, async (rows, token) => await Insert(source, rows, token));
        var count = chunks.Sum(c => c.Length);
        return (count / Stopwatch.GetElapsedTime(began).TotalSeconds, $"{count} rows of the log again, one array a column, {RowsPerStatement} rows per statement, {Writers} connections, {(indexed ? "the log's indexes" : "primary key only")}");
    }

    public async Task<long> ReadRows(CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(Connection);
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(PageSql, connection);
        var after = new NpgsqlParameter<long> { TypedValue = 0 };
        command.Parameters.Add(after);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = PageSize });
        await command.PrepareAsync(cancel);
        var read = 0L;
        for (var page = PageSize; page > 0; read += page)
        {
            page = 0;
            await using var row = await command.ExecuteReaderAsync(cancel);
            for (; await row.ReadAsync(cancel); page++) after.TypedValue = Read(row);
        }
        return read;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    /// <summary>Takes every column out of the driver, as whoever wants to use them must.</summary>
    private static long Read(NpgsqlDataReader row)
    {
        _ = (row.GetString(1), row.GetInt64(2), row.GetInt32(3), row.GetString(4), row.GetString(5), row.GetInt64(6), row.GetFieldValue<byte[]>(7));
        return row.GetInt64(0);
    }

    private static async Task Insert(NpgsqlDataSource source, Row[] rows, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            $"insert into again ({Columns}) select key, batch, slot, base, count, at, stream, command, actor, null, null, events from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as r (key, batch, slot, base, count, at, stream, command, actor, events)");
        Add(rows.Select(r => r.Key));
        Add(rows.Select(r => r.Batch));
        Add(rows.Select(r => r.Slot));
        Add(rows.Select(r => r.BaseVersion));
        Add(rows.Select(r => r.Count));
        Add(rows.Select(r => r.RecordedAt));
        Add(rows.Select(r => r.Stream));
        Add(rows.Select(r => r.CommandId));
        Add(rows.Select(r => r.Actor));
        Add(rows.Select(r => r.Events));
        await command.ExecuteNonQueryAsync(cancel);

        void Add<T>(IEnumerable<T> column) => command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. column] });
    }

    private static async Task<List<Row>> Rows(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            $"select command_key, batch, slot, base_version, event_count, recorded_at, stream, command_id, actor, events from log.commits where batch is not null order by batch, slot limit {MaxRows}");
        await using var row = await command.ExecuteReaderAsync(cancel);
        var rows = new List<Row>();
        while (await row.ReadAsync(cancel))
            rows.Add(new Row(row.GetGuid(0), row.GetInt64(1), row.GetInt32(2), row.GetInt64(3), row.GetInt32(4), row.GetInt64(5), row.GetString(6), row.GetString(7), row.GetString(8), row.GetFieldValue<byte[]>(9)));
        return rows;
    }

    private sealed record Row(Guid Key, long Batch, int Slot, long BaseVersion, int Count, long RecordedAt, string Stream, string CommandId, string Actor, byte[] Events);
}
