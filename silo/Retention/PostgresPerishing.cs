using Npgsql;
using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Postgres;
using OpsHub.Silo.Log.Seals;

namespace OpsHub.Silo.Retention;

/// <summary>Takes commits out of a PostgreSQL log. They are read and hashed first, for they never change; then the server does all of it in one statement, and nobody who writes waits for this process.</summary>
internal sealed class PostgresPerishing(NpgsqlDataSource source) : IPerishing
{
    private const string FindSql =
        $"""
        select b.start + c.slot, {PostgresRows.Columns}
        from unnest($1, $2) as asked (position, stream)
            join log.batches b on b.start = (select max(start) from log.batches where start < asked.position)
            join log.commits c on c.batch = b.batch and c.slot = asked.position - b.start and c.stream = asked.stream
        """;

    private const string ThinSql = "select log.thin($1, $2, $3)";

    public static IPerishing Of(string connection) => new PostgresPerishing(PostgresSources.ForReading(connection));

    public async Task<int> Delete(IReadOnlyList<Perishing> commits, CancellationToken cancel)
    {
        var rows = await Find(commits, cancel).ConfigureAwait(false);
        if (rows.Count == 0) return 0;
        using var hash = new CommitHash();
        Guid[] keys = [.. rows.Select(row => row.Key)];
        long[] streams = [.. rows.Select(row => GoneCommit.KeyOf(row.Commit.Stream))];
        byte[][] hashes = [.. rows.Select(hash.Of)];
        return await PostgresFailure.Guard(source, async () =>
        {
            await using var command = Command(ThinSql, keys, streams, hashes);
            return (int)(long)(await command.ExecuteScalarAsync(cancel).ConfigureAwait(false))!;
        }, attempts: 1).ConfigureAwait(false);   // a second one would not know what the first one did
    }

    public Task<int> Forget(IReadOnlyList<string> snapshots, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = Command("delete from log.snapshots where name = any($1)", (object)snapshots.ToArray());
        return await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    });

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private Task<List<LogRow>> Find(IReadOnlyList<Perishing> commits, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = Command(FindSql, commits.Select(c => c.Position).ToArray(), commits.Select(c => c.Stream).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        List<LogRow> rows = [];
        while (await reader.ReadAsync(cancel).ConfigureAwait(false)) rows.Add(PostgresRows.Read(reader));
        return rows;
    });

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
