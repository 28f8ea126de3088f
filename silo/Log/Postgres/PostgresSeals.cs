using System.Runtime.CompilerServices;
using Npgsql;
using OpsHub.Silo.Log.Seals;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>The seals of a PostgreSQL log, over connections that somebody else owns.</summary>
internal sealed class PostgresSeals(NpgsqlDataSource source) : ISeals
{
    internal const string KeepSql = "insert into log.seals (position, commits, sum, hash) values ($1, $2, $3, $4) on conflict do nothing";

    private const string Columns = "position, commits, encode(sum, 'hex'), encode(hash, 'hex')";

    public async Task<IReadOnlyList<Seal>> Newest(int count, CancellationToken cancel) =>
        await Query($"select {Columns} from log.seals order by position desc limit $1", [count], cancel);

    public async IAsyncEnumerable<Seal> UpTo(long position, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (List<Seal> page = [default]; page.Count > 0;)
        {
            page = await Query($"select {Columns} from log.seals where position > $1 and position <= $2 order by position limit {LogRowPages.Size}", [page[^1].Position, position], cancel);
            foreach (var seal in page) yield return seal;
        }
    }

    public Task Keep(Seal seal, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = source.CreateCommand(KeepSql);
        foreach (var value in Values(seal)) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync(cancel);
    });

    internal static object[] Values(Seal seal) => [seal.Position, seal.Commits, Convert.FromHexString(seal.Sum), Convert.FromHexString(seal.Hash)];

    private Task<List<Seal>> Query(string sql, object[] values, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var seals = new List<Seal>();
        while (await reader.ReadAsync(cancel)) seals.Add(new Seal(reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3)));
        return seals;
    });
}
