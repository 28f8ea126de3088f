using Npgsql;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Log;

/// <summary>The contract, kept by PostgreSQL.</summary>
[OnPostgres]
public sealed class PostgresEventLogTests : EventLogContract
{
    private PostgresDatabase _database = null!;

    protected override string Connection => _database.ConnectionString;

    public override async Task InitializeAsync() => _database = await Postgres.CreateDatabase();

    protected override async Task RemoveStore() => await _database.DisposeAsync();

    private protected override async Task<IAsyncDisposable> BlockWrites()
    {
        var connection = new NpgsqlConnection($"{Connection};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("begin; select * from log.head for update", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private protected override Task Refuse(long position) => _database.Execute($"alter table log.gone add constraint refused check (position <> {position})");

    private protected override Task Allow(long position) => _database.Execute("alter table log.gone drop constraint refused");
}
