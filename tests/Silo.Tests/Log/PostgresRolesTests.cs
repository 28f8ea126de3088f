using Npgsql;
using OpsHub.Silo.People;
using OpsHub.Silo.Tests.Support;
using OpsHub.Silo.Tests.Verification;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Log;

/// <summary>The rights of <c>deploy/postgres/roles.sql</c>, as it ships.</summary>
public sealed class PostgresRolesTests
{
    [PostgresFact]
    public async Task Let_the_hub_run_and_change_or_remove_nothing_that_stands_in_the_log()
    {
        await using var database = await PostgresRoles.Prepared(Prepare);
        var app = database.As(PostgresRoles.App);

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
            "update log.seals set hash = ''", "delete from log.seals", "insert into log.gone values (1, 1, 0, 0, 1, '')", "delete from log.gone",
            "select log.thin(array(select command_key from log.commits where slot is not null limit 1), array[1], array[''::bytea])",
        })
            (await Should.ThrowAsync<PostgresException>(database.Execute(PostgresRoles.App, sql))).SqlState.ShouldBe(PostgresRoles.Denied, sql);
    }

    [PostgresFact]
    public async Task Let_reports_read_the_log_and_no_key()
    {
        await using var database = await PostgresRoles.Prepared(Prepare);

        await database.Execute(PostgresRoles.Reader, "select * from log.commits");

        foreach (var sql in new[] { "select * from person_keys.keys", "insert into log.followers values ('x', 1)", "truncate log.snapshots" })
            (await Should.ThrowAsync<PostgresException>(database.Execute(PostgresRoles.Reader, sql))).SqlState.ShouldBe(PostgresRoles.Denied, sql);
    }

    private static async Task Prepare(string owner) => (await CommandLine.Run("log", "prepare", "--log", owner)).Code.ShouldBe(0);
}
