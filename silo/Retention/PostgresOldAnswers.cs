using Npgsql;
using OpsHub.Silo.Log.Postgres;

namespace OpsHub.Silo.Retention;

/// <summary>Answers in a PostgreSQL log, found day by day with the index over hub time: rows lie in its order, so each page is read for one or two days only.</summary>
internal sealed class PostgresOldAnswers(NpgsqlDataSource source) : IOldAnswers
{
    private const long DayNs = 86_400_000_000_000;

    private const string CountSql =
        """
        select split_part(stream, '/', 1), to_char(to_timestamp(recorded_at / 1000000000) at time zone 'UTC', 'YYYY-MM'), count(*), sum(pg_column_size(c.*))::bigint
        from log.commits c where batch is null and recorded_at < $1 group by 1, 2 order by 2, 1
        """;

    private const string OldestSql = "select min(recorded_at) from log.commits where batch is null and recorded_at < $1";

    private const string DeleteSql =
        """
        delete from log.commits where command_key = any(array(
            select command_key from log.commits where batch is null and recorded_at >= $1 and recorded_at < $2 limit $3))
        """;

    private long? _day;

    public static IOldAnswers Of(string connection) => new PostgresOldAnswers(PostgresSources.ForReading(connection));

    public Task<IReadOnlyList<OldAnswers>> Count(long beforeNs, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = Command(CountSql, beforeNs);
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        List<OldAnswers> found = [];
        while (await row.ReadAsync(cancel).ConfigureAwait(false)) found.Add(new OldAnswers(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3)));
        return (IReadOnlyList<OldAnswers>)found;
    });

    public async Task<int> Delete(long beforeNs, int portion, CancellationToken cancel)
    {
        _day ??= await Oldest(beforeNs, cancel).ConfigureAwait(false);
        for (; _day < beforeNs; _day += DayNs)
            if (await DeleteOf(_day.Value, Math.Min(_day.Value + DayNs, beforeNs), portion, cancel).ConfigureAwait(false) is > 0 and var deleted) return deleted;
        return 0;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private Task<long> Oldest(long beforeNs, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = Command(OldestSql, beforeNs);
        return await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) as long? ?? beforeNs;
    });

    private Task<int> DeleteOf(long fromNs, long toNs, int portion, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = Command(DeleteSql, fromNs, toNs, portion);
        return await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    });

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
