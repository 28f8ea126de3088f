using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Time;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>Silos of this version and of one whose letters, answers and moving grains carry fields more, as in a rolling upgrade.</summary>
[Collection(Town.OneAtATime)]
public sealed class Two_versions_side_by_side(NextVersion next, ITestOutputHelper output) : IClassFixture<NextVersion>
{
    private readonly Ledger _ledger = new();

    [PostgresFact]
    public async Task Share_the_grains_while_one_takes_the_others_place()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var town = await Town.Start(database.ConnectionString, silos: 2, webs: 2, ["Cluster:SilosPerCompany=3", .. Town.Unhurried]);
        await using var load = new TownLoad(town, new Scene(Chance.Seeded(output).Next(), new RealClock().GetCurrentInstant().ToDateTimeOffset()), _ledger, unhurried: true);
        await load.Set();
        load.Begin();
        await load.More(300);
        foreach (var old in town.Silos.ToList())
        {
            await town.SiloOf(next.Folder);
            await load.More(500);   // both versions run grains of one company here
            await old.Leave();
            old.ExitCode.ShouldBe(0, old.Said);
            town.Silos.Remove(old);
        }
        await load.More(500);   // the web nodes are of this version still

        load.Failed.ShouldBe(0, load.Failures);
        await load.End();
        await town.ShouldBeWhole(database.ConnectionString, _ledger);
        output.WriteLine($"{_ledger.Count} commands acknowledged by two versions");
    }
}
