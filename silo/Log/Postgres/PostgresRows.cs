using System.Runtime.CompilerServices;
using Npgsql;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Log.Seals;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>The rows of a PostgreSQL log. No snapshot is held over the pages: one that is minutes old keeps the server from clearing up behind the row that every commit changes.</summary>
internal sealed class PostgresRows : ILogRows
{
    internal const string Columns = "c.stream, c.base_version, c.event_count, c.command_id, c.actor, c.recorded_at, c.events, c.command_key, c.refusal_code, c.refusal_detail";

    private const string InOrderSql =
        $"""
        select b.start + c.slot, {Columns}
        from log.batches b join log.commits c on c.batch = b.batch
        where b.start >= coalesce((select max(start) from log.batches where start <= $1), 0) and b.start + c.slot > $1 and b.start + c.slot <= $2
        order by b.start, c.slot
        limit $3
        """;

    private const string AnswersSql = $"select 0::bigint, {Columns} from log.commits c where c.batch is null and c.command_key > $1 order by c.command_key limit $2";

    private const string GoneSql =
        "select position, stream_key, base_version, event_count, recorded_at, encode(hash, 'hex') from log.gone where position > $1 and position <= $2 order by position limit $3";

    /// <summary>The batches, and what is gone of them, cover the order without a gap, up to a head.</summary>
    private const string FlawsSql =
        """
        select start, ends, next from (
            select start, greatest(ends, (select max(g.position) from log.gone g where g.position <= next)) as ends, next from (
                select b.start, b.start + coalesce(max(c.slot), 0) as ends, coalesce(lead(b.start) over (order by b.start), $1) as next
                from log.batches b left join log.commits c on c.batch = b.batch
                where b.start < $1 group by b.start
                union all
                select 0, 0, coalesce(min(start), $1) from log.batches where start < $1) as batches) as covered
        where ends <> next order by start limit 20
        """;

    private readonly NpgsqlDataSource _source;

    private PostgresRows(NpgsqlDataSource source, Guid logId) => (_source, LogId, Seals) = (source, logId, new PostgresSeals(source));

    public Guid LogId { get; }

    public ISeals Seals { get; }

    public static async Task<ILogRows> Open(string connection, CancellationToken cancel)
    {
        var source = PostgresSources.ForReading(connection);
        try
        {
            var id = await Query(source, "select log_id from log.head", row => row.GetGuid(0), [], cancel);
            return new PostgresRows(source, id[0]);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    public async Task<long> Head(CancellationToken cancel) => (await Query("select position from log.head", row => row.GetInt64(0), [], cancel))[0];

    public IAsyncEnumerable<LogRow> InOrder(long after, long upTo, CancellationToken cancel) =>
        LogRowPages.Read(after, (after, stop) => Query(InOrderSql, Read, [after, upTo, LogRowPages.Size], stop), row => row.Commit.Position, cancel);

    public IAsyncEnumerable<GoneCommit> Gone(long after, long upTo, CancellationToken cancel) =>
        LogRowPages.Read(after, (after, stop) => Query(GoneSql, ReadGone, [after, upTo, LogRowPages.Size], stop), gone => gone.Position, cancel);

    public async Task<long> Thinnings(CancellationToken cancel) => (await Query("select thinned from log.head", row => row.GetInt64(0), [], cancel))[0];

    public async IAsyncEnumerable<Snapshot> Grounds([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var (name, shape, _) in await Query("select name, shape, version from log.snapshots where starts_with(name, $1) order by name, shape", ReadName, [Ground.Prefix], cancel))
            foreach (var ground in await Query("select name, shape, version, data from log.snapshots where name = $1 and shape = $2",
                row => new Snapshot(row.GetString(0), row.GetInt32(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3)), [name, shape], cancel)) yield return ground;
    }

    public IAsyncEnumerable<LogRow> Answers(CancellationToken cancel) =>
        LogRowPages.Read(Guid.Empty, (after, stop) => Query(AnswersSql, Read, [after, LogRowPages.Size], stop), row => row.Key, cancel);

    public async Task<IReadOnlyList<FollowerPosition>> Followers(CancellationToken cancel) =>
        await Query("select name, position from log.followers order by name", row => new FollowerPosition(row.GetString(0), row.GetInt64(1)), [], cancel);

    public async Task<IReadOnlyList<SnapshotName>> Snapshots(CancellationToken cancel) =>
        await Query("select name, shape, version from log.snapshots order by name", ReadName, [], cancel);

    public async Task<IReadOnlyList<string>> Flaws(long upTo, CancellationToken cancel) => await Query(
        FlawsSql, row => $"the batch that begins behind position {row.GetInt64(0)} ends at {row.GetInt64(1)}, and the next one begins behind {row.GetInt64(2)}", [upTo], cancel);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private Task<List<T>> Query<T>(string sql, Func<NpgsqlDataReader, T> read, object[] values, CancellationToken cancel) => Query(_source, sql, read, values, cancel);

    private static Task<List<T>> Query<T>(NpgsqlDataSource source, string sql, Func<NpgsqlDataReader, T> read, object[] values, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel)) rows.Add(read(reader));
        return rows;
    });

    private static SnapshotName ReadName(NpgsqlDataReader row) => new(row.GetString(0), row.GetInt32(1), row.GetInt64(2));

    private static GoneCommit ReadGone(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt32(3), row.GetInt64(4), row.GetString(5));

    internal static LogRow Read(NpgsqlDataReader row) => new(
        new StoredCommit(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt32(3), row.GetString(4), row.GetString(5), row.GetInt64(6), row.GetFieldValue<byte[]>(7)),
        row.GetGuid(8),
        row.IsDBNull(9) ? null : new Refusal(row.GetString(9), row.GetString(10)));
}
