using Npgsql;
using NpgsqlTypes;
using OpsHub.Silo.Log.Seals;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>Fills an empty PostgreSQL log by COPY. Every commit becomes a batch of its own that begins where the one before ended: its last event keeps its position, whatever gaps there were.</summary>
internal sealed class PostgresIntake : ILogIntake
{
    private const string CopySql =
        "copy log.commits (command_key, batch, slot, base_version, event_count, recorded_at, stream, command_id, actor, refusal_code, refusal_detail, events) from stdin (format binary)";

    private const string CopyGoneSql = "copy log.gone (position, stream_key, base_version, recorded_at, event_count, hash) from stdin (format binary)";

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly List<Seal> _seals = [];
    private readonly List<Snapshot> _grounds = [];
    private NpgsqlBinaryImporter _copy;
    private bool _rowsEnded;
    private long _position;

    private PostgresIntake(NpgsqlDataSource source, NpgsqlConnection connection, NpgsqlTransaction transaction, NpgsqlBinaryImporter copy) =>
        (_source, _connection, _transaction, _copy) = (source, connection, transaction, copy);

    /// <exception cref="LogRefusedException">The log is not empty.</exception>
    public static async Task<ILogIntake> Open(string connection, CancellationToken cancel)
    {
        var source = NpgsqlDataSource.Create(connection);
        try
        {
            return await PostgresFailure.Guard(source, async () =>
            {
                var opened = await source.OpenConnectionAsync(cancel);
                var transaction = await opened.BeginTransactionAsync(cancel);
                await Execute(opened, "lock table log.head, log.commits, log.batches in exclusive mode", cancel);
                await using (var count = new NpgsqlCommand("select exists (select 1 from log.commits)", opened))
                    if ((bool)(await count.ExecuteScalarAsync(cancel))!) throw new LogRefusedException("The PostgreSQL log is not empty: name a database without one.");
                return new PostgresIntake(source, opened, transaction, await opened.BeginBinaryImportAsync(CopySql, cancel));
            }, attempts: 1);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    public Task Take(LogRow row, CancellationToken cancel) => PostgresFailure.Guard(_source, async () =>
    {
        var commit = row.Commit;
        var (ordered, slot) = (commit.EventCount > 0, (int)(commit.Position - _position));
        if (ordered) _position = commit.Position;
        await _copy.StartRowAsync(cancel);
        await _copy.WriteAsync(row.Key, NpgsqlDbType.Uuid, cancel);
        // A batch's number only has to be its own; the position of its last event is.
        await Write(ordered ? commit.Position : null, NpgsqlDbType.Bigint, cancel);
        await Write(ordered ? slot : null, NpgsqlDbType.Integer, cancel);
        await _copy.WriteAsync(commit.BaseVersion, NpgsqlDbType.Bigint, cancel);
        await _copy.WriteAsync(commit.EventCount, NpgsqlDbType.Integer, cancel);
        await _copy.WriteAsync(commit.RecordedAtNs, NpgsqlDbType.Bigint, cancel);
        await _copy.WriteAsync(commit.Stream, NpgsqlDbType.Text, cancel);
        await _copy.WriteAsync(commit.CommandId, NpgsqlDbType.Text, cancel);
        await _copy.WriteAsync(commit.Actor, NpgsqlDbType.Text, cancel);
        await Write(row.Refusal?.Code, NpgsqlDbType.Text, cancel);
        await Write(row.Refusal?.Detail, NpgsqlDbType.Text, cancel);
        await _copy.WriteAsync(commit.Block, NpgsqlDbType.Bytea, cancel);
        return true;
    }, attempts: 1);

    public Task Take(GoneCommit gone, CancellationToken cancel) => PostgresFailure.Guard(_source, async () =>
    {
        if (!_rowsEnded) await CopyGone(cancel);
        await _copy.StartRowAsync(cancel);
        await _copy.WriteAsync(gone.Position, NpgsqlDbType.Bigint, cancel);
        await _copy.WriteAsync(gone.StreamKey, NpgsqlDbType.Bigint, cancel);
        await _copy.WriteAsync(gone.BaseVersion, NpgsqlDbType.Bigint, cancel);
        await _copy.WriteAsync(gone.RecordedAtNs, NpgsqlDbType.Bigint, cancel);
        await _copy.WriteAsync(gone.EventCount, NpgsqlDbType.Integer, cancel);
        await _copy.WriteAsync(Convert.FromHexString(gone.Hash), NpgsqlDbType.Bytea, cancel);
        return true;
    }, attempts: 1);

    public Task Take(Snapshot ground, CancellationToken cancel)
    {
        _grounds.Add(ground);
        return Task.CompletedTask;
    }

    /// <summary>Kept until the rows are in: the connection takes nothing else while it copies.</summary>
    public Task Take(Seal seal, CancellationToken cancel)
    {
        _seals.Add(seal);
        return Task.CompletedTask;
    }

    public Task Complete(Guid logId, long head, IReadOnlyList<FollowerPosition> followers, CancellationToken cancel) => PostgresFailure.Guard(_source, async () =>
    {
        await _copy.CompleteAsync(cancel);
        await _copy.DisposeAsync();
        await Execute(_connection, "insert into log.batches (start, batch) select batch - slot, batch from log.commits where batch is not null", cancel);
        await Execute(_connection, "select setval('log.batch_ids', greatest(1, (select max(batch) from log.batches)))", cancel);
        foreach (var follower in followers) await Execute(_connection, "insert into log.followers (name, position) values ($1, $2)", cancel, follower.Name, follower.Position);
        foreach (var ground in _grounds) await Execute(_connection, "insert into log.snapshots (name, shape, version, data) values ($1, $2, $3, $4)", cancel, ground.Name, ground.Shape, ground.Version, ground.Data.ToArray());
        foreach (var seal in _seals) await Execute(_connection, PostgresSeals.KeepSql, cancel, PostgresSeals.Values(seal));
        // Not beyond the newest event: behind it the next batch begins.
        await Execute(_connection, "update log.head set log_id = $1, position = $2", cancel, logId, _position);
        if (head != _position) throw new LogRefusedException($"The newest event should stand at position {head}, and stands at {_position}; nothing was kept.");
        await _transaction.CommitAsync(cancel);
        return true;
    }, attempts: 1);

    public async ValueTask DisposeAsync()
    {
        await _copy.DisposeAsync();
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
        await _source.DisposeAsync();
    }

    private async Task CopyGone(CancellationToken cancel)
    {
        await _copy.CompleteAsync(cancel);
        await _copy.DisposeAsync();
        _copy = await _connection.BeginBinaryImportAsync(CopyGoneSql, cancel);
        _rowsEnded = true;
    }

    private Task Write(object? value, NpgsqlDbType type, CancellationToken cancel) => value is null ? _copy.WriteNullAsync(cancel) : _copy.WriteAsync(value, type, cancel);

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
