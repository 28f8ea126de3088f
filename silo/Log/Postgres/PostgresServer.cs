using Microsoft.Extensions.Logging;
using Npgsql;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>What must be true of the server before the log is trusted to it.</summary>
internal static class PostgresServer
{
    private const int OldestVersion = 15;

    private const string Sql =
        """
        select current_setting('server_version_num')::int / 10000, current_setting('server_encoding'),
            pg_is_in_recovery() or current_setting('transaction_read_only')::bool, current_setting('fsync')::bool and current_setting('full_page_writes')::bool
        """;

    /// <summary>
    /// Run on every new connection. A server whose default would break the promise of durability is overruled, and so is a planner that
    /// would rather read a whole table: every statement of the log finds a few rows by an index, however old the statistics are.
    /// </summary>
    public const string SessionSql =
        """
        select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off';
        set jit = off;
        set enable_seqscan = off;
        set enable_hashjoin = off;
        set enable_mergejoin = off
        """;

    /// <exception cref="LogRefusedException">The server is too old, of another encoding or read-only.</exception>
    public static async Task Check(NpgsqlDataSource source, ILogger logger, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(Sql);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);

        var (version, encoding) = (row.GetInt32(0), row.GetString(1));
        if (version < OldestVersion) throw new LogRefusedException($"PostgreSQL {version} is too old: use {OldestVersion} or later.");
        if (encoding != "UTF8") throw new LogRefusedException($"The database's encoding is {encoding}: create it with encoding UTF8.");
        if (row.GetBoolean(2)) throw new LogRefusedException("PostgreSQL is read-only, perhaps a standby: connect to the primary.");
        if (!row.GetBoolean(3)) EventLogLog.ServerNotDurable(logger);
        if (await Shares(source, cancel)) throw new LogRefusedException("A pooler deals out PostgreSQL's connections by transaction: set pool_mode = session for OpsHub, or name PostgreSQL itself.");
    }

    /// <summary>Whether two connections that are open at once are one session of the server. NOTIFY would not reach its listener and no setting would last.</summary>
    private static async Task<bool> Shares(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var one = await source.OpenConnectionAsync(cancel);
        await using var other = await source.OpenConnectionAsync(cancel);
        return await Session(one, cancel) == await Session(other, cancel);
    }

    private static async Task<int> Session(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select pg_backend_pid()", connection);
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }
}
