using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Time;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>PostgreSQL, which holds the log, the membership and the leases, crashes and comes back.</summary>
[Collection(Town.OneAtATime)]
public sealed class Town_with_a_lost_database(ITestOutputHelper output)
{
    private readonly Ledger _ledger = new();

    [PostgresClusterFact]
    public async Task Waits_for_it_and_loses_nothing()
    {
        using var cluster = PostgresCluster.Start();
        await using var town = await Town.Start(cluster.ConnectionString, silos: 3, webs: 2, ["Cluster:SilosPerCompany=3", .. Town.Unhurried]);
        await using var load = new TownLoad(town, new Scene(Chance.Seeded(output).Next(), new RealClock().GetCurrentInstant().ToDateTimeOffset()), _ledger);
        await load.Set();
        load.Begin();
        await load.More(500);
        load.Mark();

        cluster.Crash();
        await Town.Ready(town.Webs[0], ready: false);
        cluster.StartAgain();
        await load.More(1_000);

        output.WriteLine($"database crashed and started again: longest wait {load.LongestWaitMs:0} ms; not acknowledged at first: {load.Failures}");
        await load.End();
        await town.ShouldBeWhole(cluster.ConnectionString, _ledger);
        foreach (var silo in town.Silos) await Town.Ready(silo);   // none took the others for dead
    }
}
