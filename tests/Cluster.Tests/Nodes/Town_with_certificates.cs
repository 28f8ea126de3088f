using OpsHub.Cluster.Tests.Support;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Time;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>Processes that show each other certificates of the cluster's own authority, and others that have none or somebody else's.</summary>
[Collection(Town.OneAtATime)]
public sealed class Town_with_certificates(ITestOutputHelper output)
{
    private readonly Ledger _ledger = new();

    [PostgresFact]
    public async Task Works_and_lets_in_nobody_without_one()
    {
        await using var database = await Postgres.CreateDatabase();
        using var authorities = new Authorities();
        authorities.Make("ours", "first", "second");
        authorities.Make("theirs", "stranger");
        await using var town = Town.Empty(database.ConnectionString, ["Cluster:SilosPerCompany=2", .. Town.Unhurried]);
        var first = await town.Both(authorities.Settings("ours", "first"));
        await town.Both(authorities.Settings("ours", "second"));
        await town.AskForKey(first.Address, first);
        await using var load = new TownLoad(town, new Scene(Chance.Seeded(output).Next(), new RealClock().GetCurrentInstant().ToDateTimeOffset()), _ledger, unhurried: true);
        await load.Set();
        load.Begin();
        await load.More(300);

        foreach (var shown in new[] { [], authorities.Settings("theirs", "stranger") })
        {
            using var outsider = town.Stranger(shown);
            await outsider.Says("No silo of cluster");
        }
        await load.More(300);

        await load.End();
        await town.ShouldBeWhole(database.ConnectionString, _ledger);
        foreach (var node in town.Webs) (await TownCheck.Metric(node, "opshub_grains_active")).ShouldBeGreaterThan(0);
    }
}
