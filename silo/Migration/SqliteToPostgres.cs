using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NpgsqlTypes;
using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Postgres;
using OpsHub.Silo.Log.Sqlite;

namespace OpsHub.Silo.Migration;

/// <summary>What a copied log holds.</summary>
/// <param name="Commits">Answered commands, those without events included.</param>
/// <param name="Events">Events.</param>
/// <param name="Head">Position of the newest event.</param>
public sealed record Copied(long Commits, long Events, long Head);

/// <summary>
/// Copies an SQLite log into an empty PostgreSQL log: same log id, positions, versions, command ids and first answers, same places of the followers. All
/// of it in one transaction, while the old log takes no commit. Snapshots stay behind; they are only a saving.
/// </summary>
internal static class SqliteToPostgres
{
    private const string CommitsSql = "select position, base_version, event_count, recorded_at, stream, command_id, actor, refusal_code, refusal_detail, events from commits order by position";

    private const string CopySql =
        "copy log.commits (command_key, batch, slot, base_version, event_count, recorded_at, stream, command_id, actor, refusal_code, refusal_detail, events) from stdin (format binary)";

    /// <exception cref="LogRefusedException">There is no such file, the target is not empty, or what arrived is not what was sent; the target is left as it was.</exception>
    /// <exception cref="LogAwayException">One of the two cannot be reached.</exception>
    public static async Task<Copied> Copy(string path, string target, CancellationToken cancel)
    {
        if (!File.Exists(path)) throw new LogRefusedException($"There is no log {path}: name an existing file as sqlite:PATH.");
        await using var from = SqliteEventLog.Open(path, new EventLogOptions(), NullLogger.Instance);   // brings an old file to the schema that is read here
        await using (await PostgresEventLog.Open(PostgresAddress.Parse(target), new EventLogOptions(), NullLogger.Instance, cancel)) { }
        await using var source = NpgsqlDataSource.Create(PostgresAddress.Parse(target));
        return await PostgresFailure.Guard(source, () => Copy(new SqliteFile(Path.GetFullPath(path)), from.LogId, source, cancel), attempts: 1);
    }

    private static async Task<Copied> Copy(SqliteFile file, Guid logId, NpgsqlDataSource source, CancellationToken cancel)
    {
        using var old = file.Open(SqliteOpenMode.ReadWrite);
        SqliteFile.Execute(old, "begin immediate");   // nobody is acknowledged anything by the old log from here on
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Execute(connection, "lock table log.head, log.commits, log.batches in exclusive mode", cancel);
        if (await Scalar(connection, "select count(*) from log.commits", cancel) > 0) throw new LogRefusedException("The PostgreSQL log is not empty: name a database without one.");

        await CopyCommits(old, connection, cancel);
        // Each commit is a batch of its own that begins where the one before may have left a gap: its last event keeps its position.
        await Execute(connection, "insert into log.batches (start, batch) select batch - event_count, batch from log.commits where batch is not null", cancel);
        await Execute(connection, "select setval('log.batch_ids', greatest(1, (select max(batch) from log.batches)))", cancel);
        await CopyFollowers(old, connection, cancel);
        await using (var head = new NpgsqlCommand("update log.head set log_id = $1, position = coalesce((select max(b.start + c.slot) from log.batches b join log.commits c using (batch)), 0)", connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = logId } } })
            await head.ExecuteNonQueryAsync(cancel);

        var copied = await Verified(old, connection, cancel);
        await transaction.CommitAsync(cancel);
        return copied;
    }

    private static async Task CopyCommits(SqliteConnection old, NpgsqlConnection connection, CancellationToken cancel)
    {
        using var select = new SqliteCommand(CommitsSql, old);
        using var row = select.ExecuteReader();
        await using var copy = await connection.BeginBinaryImportAsync(CopySql, cancel);
        while (row.Read())
        {
            var (position, events, stream, commandId) = (row.GetInt64(0), row.GetInt32(2), row.GetString(4), row.GetString(5));
            await copy.StartRowAsync(cancel);
            await copy.WriteAsync(KeyedCommit.KeyOf(stream, commandId), NpgsqlDbType.Uuid, cancel);
            // A batch's number only has to be its own; the position of its last event is.
            await Nullable(copy, events > 0 ? position : null, NpgsqlDbType.Bigint, cancel);
            await Nullable(copy, events > 0 ? events : null, NpgsqlDbType.Integer, cancel);
            await copy.WriteAsync(row.GetInt64(1), NpgsqlDbType.Bigint, cancel);
            await copy.WriteAsync(events, NpgsqlDbType.Integer, cancel);
            await copy.WriteAsync(row.GetInt64(3), NpgsqlDbType.Bigint, cancel);
            await copy.WriteAsync(stream, NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(commandId, NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(row.GetString(6), NpgsqlDbType.Text, cancel);
            await Nullable(copy, row.IsDBNull(7) ? null : row.GetString(7), NpgsqlDbType.Text, cancel);
            await Nullable(copy, row.IsDBNull(8) ? null : row.GetString(8), NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(row.GetFieldValue<byte[]>(9), NpgsqlDbType.Bytea, cancel);
        }
        await copy.CompleteAsync(cancel);
    }

    private static Task Nullable(NpgsqlBinaryImporter copy, object? value, NpgsqlDbType type, CancellationToken cancel) =>
        value is null ? copy.WriteNullAsync(cancel) : copy.WriteAsync(value, type, cancel);

    private static async Task CopyFollowers(SqliteConnection old, NpgsqlConnection connection, CancellationToken cancel)
    {
        using var select = new SqliteCommand("select name, position from followers", old);
        using var row = select.ExecuteReader();
        while (row.Read())
        {
            await using var insert = new NpgsqlCommand("insert into log.followers (name, position) values ($1, $2)", connection)
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = row.GetString(0) }, new NpgsqlParameter<long> { TypedValue = row.GetInt64(1) } },
            };
            await insert.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>Counts both sides; a difference takes everything back.</summary>
    private static async Task<Copied> Verified(SqliteConnection old, NpgsqlConnection connection, CancellationToken cancel)
    {
        var sent = new Copied(
            SqliteFile.Scalar<long>(old, "select count(*) from commits"), SqliteFile.Scalar<long>(old, "select coalesce(sum(event_count), 0) from commits"), SqliteFile.Scalar<long>(old, "select max(0, coalesce(max(position), 0)) from commits"));
        var arrived = new Copied(
            await Scalar(connection, "select count(*) from log.commits", cancel), await Scalar(connection, "select coalesce(sum(event_count), 0)::bigint from log.commits", cancel), await Scalar(connection, "select position from log.head", cancel));
        return sent == arrived ? arrived : throw new LogRefusedException($"Of {sent} only {arrived} arrived; nothing was kept. Check the old log with: log info.");
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<long> Scalar(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }
}
