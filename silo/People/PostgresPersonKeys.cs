using NodaTime;
using Npgsql;
using OpsHub.Grains.People;
using OpsHub.Silo.Log.Postgres;

namespace OpsHub.Silo.People;

/// <summary>The key table in a schema of its own: rights on it and its backups can be kept apart from the log's. Row storage of a destroyed key is reused by vacuum; see ADR 0031.</summary>
internal sealed class PostgresPersonKeys(NpgsqlDataSource source) : IPersonKeys, IKeyRows
{
    /// <summary>Makes nothing where the table is: the hub's own role may not (deploy/postgres/roles.sql).</summary>
    private const string Schema = """
        select pg_advisory_xact_lock(x'4F704B657973'::bigint);
        create schema if not exists person_keys;
        create table if not exists person_keys.keys (company text not null, customer text not null, number int not null, made_at bigint not null, secret bytea, primary key (company, customer, number))
        """;

    private const string Naming = "";   // no customer is called that

    public static async Task<PostgresPersonKeys> Open(string connection, CancellationToken cancel)
    {
        var source = PostgresSources.ForKeys(connection);
        try
        {
            await PostgresFailure.Guard(source, async () =>
            {
                await using var exists = source.CreateCommand("select to_regclass('person_keys.keys') is not null");
                if ((bool)(await exists.ExecuteScalarAsync(cancel))!) return 0;
                await using var command = source.CreateCommand(Schema);
                return await command.ExecuteNonQueryAsync(cancel);
            }).ConfigureAwait(false);
            return new PostgresPersonKeys(source);
        }
        catch
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async Task<byte[]> NamingKey(string company, CancellationToken cancel) => (await Obtain(company, Naming, default, cancel).ConfigureAwait(false)).Secret;

    public Task<PersonKey> Current(string company, string customer, Instant now, CancellationToken cancel) => Obtain(company, customer, now, cancel);

    public Task<byte[]?> Find(string company, string customer, int number, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = Command("select secret from person_keys.keys where company = $1 and customer = $2 and number = $3", company, customer, number);
        return await command.ExecuteScalarAsync(cancel) as byte[];
    });

    public Task Destroy(string company, string customer, Instant madeUpTo, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = Command("update person_keys.keys set secret = null where company = $1 and customer = $2 and made_at <= $3", company, customer, madeUpTo.ToUnixTimeTicks());
        return await command.ExecuteNonQueryAsync(cancel);
    });

    public Task<IReadOnlyList<KeyRow>> All(CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = Command("select company, customer, number, made_at, secret from person_keys.keys");
        await using var row = await command.ExecuteReaderAsync(cancel);
        var keys = new List<KeyRow>();
        while (await row.ReadAsync(cancel)) keys.Add(new KeyRow(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt64(3), await row.IsDBNullAsync(4, cancel) ? null : row.GetFieldValue<byte[]>(4)));
        return (IReadOnlyList<KeyRow>)keys;
    });

    public Task Add(IReadOnlyList<KeyRow> keys, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = source.CreateCommand(
            "insert into person_keys.keys (company, customer, number, made_at, secret) select * from unnest($1, $2, $3, $4, $5) on conflict do nothing");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. keys.Select(k => k.Company)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. keys.Select(k => k.Customer)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. keys.Select(k => k.Number)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. keys.Select(k => k.MadeAt)] });
        command.Parameters.Add(new NpgsqlParameter<byte[]?[]> { TypedValue = [.. keys.Select(k => k.Secret)], NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Bytea });
        return await command.ExecuteNonQueryAsync(cancel);
    });

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>The newest live key; two processes that make one together both get the one that was first.</summary>
    private async Task<PersonKey> Obtain(string company, string customer, Instant now, CancellationToken cancel)
    {
        while (true)
        {
            var (number, secret) = await Newest(company, customer, cancel).ConfigureAwait(false);
            if (secret is not null) return new PersonKey(number, secret);
            await PostgresFailure.Guard(source, async () =>
            {
                await using var command = Command(
                    "insert into person_keys.keys (company, customer, number, made_at, secret) values ($1, $2, $3, $4, $5) on conflict do nothing", company, customer, number + 1, now.ToUnixTimeTicks(), PersonKeyStores.NewSecret());
                return await command.ExecuteNonQueryAsync(cancel);
            }).ConfigureAwait(false);
        }
    }

    private Task<(int Number, byte[]? Secret)> Newest(string company, string customer, CancellationToken cancel) => PostgresFailure.Guard(source, async () =>
    {
        await using var command = Command("select number, secret from person_keys.keys where company = $1 and customer = $2 order by number desc limit 1", company, customer);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? (reader.GetInt32(0), await reader.IsDBNullAsync(1, cancel) ? null : reader.GetFieldValue<byte[]>(1)) : (0, (byte[]?)null);
    });

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
