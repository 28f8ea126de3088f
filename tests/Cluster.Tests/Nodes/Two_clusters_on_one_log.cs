using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Time;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>
/// The worst split: two whole clusters that know nothing of each other own every grain twice. Not Orleans but the log's version check decides each turn.
/// </summary>
[Collection(Town.OneAtATime)]
public sealed class Two_clusters_on_one_log(ITestOutputHelper output)
{
    private readonly Ledger _ledger = new();

    [PostgresFact]
    public async Task Lose_and_double_nothing_because_the_log_refuses_the_second_owner()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var one = await Town.Start(database.ConnectionString, silos: 1, webs: 1);
        await using var other = await Town.Start(database.ConnectionString, one.Key, silos: 1, webs: 1, "Cluster:Id=other-half");
        var scene = new Scene(Chance.Seeded(output).Next(), new RealClock().GetCurrentInstant().ToDateTimeOffset());
        await using var load = new TownLoad(one, scene, _ledger, other.Webs);
        await load.Set();
        load.Begin();

        await load.More(1_000);
        await load.End();

        var refused = await TownCheck.Metric(one.Silos[0], "opshub_turns_conflicts_total") + await TownCheck.Metric(other.Silos[0], "opshub_turns_conflicts_total");
        output.WriteLine($"{_ledger.Count} commands acknowledged by two clusters, {refused} turns refused by the log; not acknowledged at first: {load.Failures}");
        refused.ShouldBeGreaterThan(0);
        await one.ShouldBeWhole(database.ConnectionString, _ledger);
        await other.ShouldBeWhole(database.ConnectionString, _ledger);
    }
}
