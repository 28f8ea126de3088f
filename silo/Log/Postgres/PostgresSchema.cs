using Npgsql;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>Brings a database to this program's schema, once, whatever number of processes start together.</summary>
internal static class PostgresSchema
{
    /// <summary>Any number that nobody else locks; the letters are "OpsHub".</summary>
    private const long LockKey = 0x4F7073487562;

    /// <param name="schema">The PostgreSQL schema that the steps make; it keeps the list of those taken.</param>
    /// <exception cref="LogRefusedException">The database is not ours to write.</exception>
    public static async Task Apply(NpgsqlDataSource source, string schema, IReadOnlyList<SchemaStep> steps, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Execute(connection, "set local lock_timeout = 0", cancel);   // another process may take its steps for minutes
        await Execute(connection, $"select pg_advisory_xact_lock({LockKey})", cancel);
        foreach (var step in SchemaPlan.Missing(steps, await Taken(connection, schema, cancel)))
        {
            await Execute(connection, step.Sql, cancel);
            await Execute(connection, $"insert into {schema}.steps (version, checksum) values ({step.Version}, '{step.Checksum}')", cancel);
        }
        await transaction.CommitAsync(cancel);
    }

    private static async Task<List<TakenStep>> Taken(NpgsqlConnection connection, string schema, CancellationToken cancel)
    {
        bool stands;
        await using (var exists = new NpgsqlCommand($"select to_regnamespace('{schema}') is not null, to_regclass('{schema}.steps') is not null", connection))
        await using (var row = await exists.ExecuteReaderAsync(cancel))
        {
            await row.ReadAsync(cancel);
            stands = row.GetBoolean(1);
            if (row.GetBoolean(0) && !stands)
                throw new LogRefusedException($"The database has a schema \"{schema}\" that is not OpsHub's: name another database.");
        }
        // Only where there is nothing: the hub's own role may not make anything (deploy/postgres/roles.sql).
        if (!stands) await Execute(connection, $"create schema {schema}; create table {schema}.steps (version int primary key, checksum text not null, taken_at timestamptz not null default now())", cancel);

        var taken = new List<TakenStep>();
        await using var command = new NpgsqlCommand($"select version, checksum from {schema}.steps order by version", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) taken.Add(new TakenStep(reader.GetInt32(0), reader.GetString(1)));
        return taken;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
