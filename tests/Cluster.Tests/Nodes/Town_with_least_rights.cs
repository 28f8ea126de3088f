using Npgsql;
using OpsHub.Cluster.Hosting;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Cli;
using OpsHub.Silo.Time;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>Nodes that have the rights of <c>deploy/postgres/roles.sql</c> and no others, on a database that its owner prepared.</summary>
[Collection(Town.OneAtATime)]
public sealed class Town_with_least_rights(ITestOutputHelper output)
{
    private readonly Ledger _ledger = new();

    [PostgresFact]
    public async Task Works_and_one_node_takes_over_from_another()
    {
        await using var database = await PostgresRoles.Prepared(Prepare);
        await using var town = Town.Empty(database.As(PostgresRoles.App), "Cluster:SilosPerCompany=2");
        var first = await town.Both();
        var second = await town.Both();
        await town.AskForKey(first.Address, first);
        await using var load = new TownLoad(town, new Scene(Chance.Seeded(output).Next(), new RealClock().GetCurrentInstant().ToDateTimeOffset()), _ledger);
        await load.Set();
        load.Begin();
        await load.More(500);
        (await Grains(first)).ShouldBeGreaterThan(0);
        (await Grains(second)).ShouldBeGreaterThan(0);

        town.Webs.Remove(first);
        first.Kill();
        await load.More(500);

        await load.End();
        await town.ShouldBeWhole(database.ConnectionString, _ledger);
        await Town.Ready(second);
    }

    [PostgresFact]
    public async Task Can_neither_change_the_log_nor_make_or_remove_what_the_cluster_stands_on()
    {
        await using var database = await PostgresRoles.Prepared(Prepare);

        await database.Execute(PostgresRoles.App, "delete from cluster.silos where status = 6");   // as Orleans tidies up

        foreach (var sql in new[]
        {
            "delete from log.commits", "drop schema cluster cascade", "drop table cluster.silos", "create table cluster.mine (x int)", "delete from cluster.versions", "delete from cluster.leases",
            "truncate cluster.silos", "update cluster.OrleansQuery set QueryText = ''", "insert into cluster.OrleansQuery values ('x', 'x')", "insert into cluster.steps values (9, 'x')",
            "create or replace function cluster.add_version(of_deployment text) returns int language sql as 'select 1'",
        })
            (await Should.ThrowAsync<PostgresException>(database.Execute(PostgresRoles.App, sql))).SqlState.ShouldBe(PostgresRoles.Denied, sql);
        (await Should.ThrowAsync<PostgresException>(database.Execute(PostgresRoles.Reader, "select * from cluster.silos"))).SqlState.ShouldBe(PostgresRoles.Denied);
    }

    private static async Task Prepare(string owner) => (await Verbs.Run(["log", "prepare", "--log", owner], new Clustering())).ShouldBe(0);

    private static Task<double> Grains(Node node) => TownCheck.Metric(node, "opshub_grains_active");
}
