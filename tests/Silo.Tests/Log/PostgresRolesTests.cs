using Npgsql;
using OpsHub.Silo.People;
using OpsHub.Silo.Tests.Support;
using OpsHub.Silo.Tests.Verification;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Log;

/// <summary>The rights of <c>deploy/postgres/roles.sql</c>, as it ships.</summary>
public sealed class PostgresRolesTests
{
    private const string Denied = "42501";

    /// <summary>Roles belong to the server, which databases of other tests share.</summary>
    private const string Roles =
        """
        do $$ declare wanted text; begin
            foreach wanted in array array['opshub_owner', 'opshub_app', 'opshub_reader'] loop
                if not exists (select from pg_roles where rolname = wanted) then execute format('create role %I', wanted); end if;
            end loop;
            execute format('alter database %I owner to opshub_owner', current_database());
        end $$
        """;

    [PostgresFact]
    public async Task Let_the_hub_run_and_change_or_remove_nothing_that_stands_in_the_log()
    {
        await using var database = await Prepared();
        var app = As(database, "opshub_app");

        await Written.To(app);
        await using (var keys = await PersonKeyStores.Open(app, CancellationToken.None))
        {
            await keys.Current("test", "one", NodaTime.Instant.FromUtc(2026, 11, 24, 5, 0), CancellationToken.None);
            await keys.Destroy("test", "one", NodaTime.Instant.FromUtc(2026, 11, 24, 5, 0), CancellationToken.None);
        }
        var verified = await CommandLine.Run("verify", "--log", app);

        verified.Code.ShouldBe(0, verified.Error);
        foreach (var sql in new[]
        {
            "drop table log.commits", "alter table log.commits add column x int", "create table log.mine (x int)", "create schema mine", "delete from log.commits",
            "update log.commits set actor = 'x'", "delete from log.batches", "truncate log.commits", "delete from person_keys.keys", "insert into log.steps values (9, 'x')",
            "update log.seals set hash = ''", "delete from log.seals",
        })
            (await Should.ThrowAsync<PostgresException>(Execute(app, sql))).SqlState.ShouldBe(Denied, sql);
    }

    [PostgresFact]
    public async Task Let_reports_read_the_log_and_no_key()
    {
        await using var database = await Prepared();
        var reader = As(database, "opshub_reader");

        await Execute(reader, "select * from log.commits");

        foreach (var sql in new[] { "select * from person_keys.keys", "insert into log.followers values ('x', 1)", "truncate log.snapshots" })
            (await Should.ThrowAsync<PostgresException>(Execute(reader, sql))).SqlState.ShouldBe(Denied, sql);
    }

    private static async Task<PostgresDatabase> Prepared()
    {
        var database = await Postgres.CreateDatabase();
        await database.Execute(Roles);
        var owner = As(database, "opshub_owner");
        (await CommandLine.Run("log", "prepare", "--log", owner)).Code.ShouldBe(0);
        await Execute(owner, await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "postgres", "roles.sql")));
        return database;
    }

    private static string As(PostgresDatabase database, string role) => new NpgsqlConnectionStringBuilder(database.ConnectionString) { Options = $"-c role={role}", Pooling = true }.ConnectionString;

    private static async Task Execute(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
