using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Time;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>
/// A fact that needs another build of the cluster program: <c>OPSHUB_OTHER_BUILD</c> names its folder, made for instance with
/// <c>dotnet build silo/cluster -c Release -p:Version=0.2.0 -p:Dashboards=false --artifacts-path FOLDER</c> at another commit.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OtherBuildFactAttribute : FactAttribute
{
    public OtherBuildFactAttribute() => Skip = Postgres.SkipReason ?? (Folder is null ? "OPSHUB_OTHER_BUILD names no folder with another version of opshub-cluster" : null);

    public static string? Folder { get; } = Environment.GetEnvironmentVariable("OPSHUB_OTHER_BUILD") is { Length: > 0 } folder ? folder : null;
}

public sealed class Two_versions_side_by_side(ITestOutputHelper output)
{
    private readonly Ledger _ledger = new();

    [OtherBuildFact]
    public async Task Share_the_grains_while_one_takes_the_others_place()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var town = await Town.Start(database.ConnectionString, silos: 2, webs: 2, "Cluster:SilosPerCompany=3");
        await using var load = new TownLoad(town, new Scene(Chance.Seeded(output).Next(), new RealClock().GetCurrentInstant().ToDateTimeOffset()), _ledger);
        await load.Set();
        load.Begin();
        await load.More(300);
        foreach (var old in town.Silos.ToList())
        {
            await town.SiloOf(OtherBuildFactAttribute.Folder!);
            await load.More(500);   // both versions run grains of one company here
            await old.Leave();
            town.Silos.Remove(old);
        }
        await load.More(500);

        load.Failed.ShouldBe(0, load.Failures);
        await load.End();
        await town.ShouldBeWhole(database.ConnectionString, _ledger);
        output.WriteLine($"{_ledger.Count} commands acknowledged by two versions");
    }
}
