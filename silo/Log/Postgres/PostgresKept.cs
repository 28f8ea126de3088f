using Npgsql;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>Snapshots and followers' positions: small rows that only ever move forward.</summary>
internal sealed class PostgresKept(NpgsqlDataSource source)
{
    private const string SaveSnapshotSql =
        """
        insert into log.snapshots as kept (name, shape, version, data) values ($1, $2, $3, $4)
        on conflict (name, shape) do update set version = excluded.version, data = excluded.data where kept.version <= excluded.version
        """;

    private const string SavePositionSql =
        """
        insert into log.followers as kept (name, position) values ($1, $2)
        on conflict (name) do update set position = excluded.position where kept.position < excluded.position
        """;

    public Task<Snapshot?> LoadSnapshot(string name, int shape, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = Command("select version, data from log.snapshots where name = $1 and shape = $2", name, shape);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? new Snapshot(name, shape, reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    });

    public Task SaveSnapshot(Snapshot snapshot, CancellationToken cancel) =>
        Execute(Command(SaveSnapshotSql, snapshot.Name, snapshot.Shape, snapshot.Version, snapshot.Data.ToArray()), cancel);

    public Task DropSnapshots(CancellationToken cancel) => Execute(Command($"delete from log.snapshots where not starts_with(name, '{Ground.Prefix}')"), cancel);

    public Task<long> LoadPosition(string follower, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = Command("select position from log.followers where name = $1", follower);
        return await command.ExecuteScalarAsync(cancel) is long position ? position : 0;
    });

    public Task SavePosition(string follower, long position, CancellationToken cancel) => Execute(Command(SavePositionSql, follower, position), cancel);

    private Task<int> Execute(NpgsqlCommand command, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using (command) return await command.ExecuteNonQueryAsync(cancel);
    });

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
