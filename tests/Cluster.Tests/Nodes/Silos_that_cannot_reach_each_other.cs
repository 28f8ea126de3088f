using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Time;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>
/// Split brain by blocked ports: two silos that still reach PostgreSQL and their browsers, but not each other. One of them declares the other dead and takes
/// its grains over, while the other has not heard of it and goes on with them.
/// </summary>
[Collection(Town.OneAtATime)]
public sealed class Silos_that_cannot_reach_each_other(ITestOutputHelper output)
{
    private const string Conflicts = "opshub_turns_conflicts_total";

    /// <summary>Looks for its neighbour and at the table rarely, so that it learns late that it was declared dead.</summary>
    private static readonly string[] LateToNotice = ["Cluster:ProbeMs=20000", "Cluster:RefreshS=30"];

    private readonly Ledger _ledger = new();

    [PostgresFact]
    public async Task Both_own_a_grain_for_a_while_and_the_log_refuses_the_second_owner()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var town = Town.Empty(database.ConnectionString, "Cluster:SilosPerCompany=2", "Cluster:PatienceS=30");   // nobody stands in for an owner who is only busy
        var (quick, toQuick) = await town.Behind();
        using var first = toQuick;
        var (late, toLate) = await town.Behind(LateToNotice);
        using var second = toLate;
        await town.AskForKey(quick.Address, quick);
        await using var load = new TownLoad(town, new Scene(Chance.Seeded(output).Next(), new RealClock().GetCurrentInstant().ToDateTimeOffset(), calls: false), _ledger, loyal: true);
        await load.Set();
        load.Begin();
        await load.More(1_000);
        var before = await TownCheck.Metric(quick, Conflicts);
        load.Mark();

        toQuick.Block();
        toLate.Block();
        await late.Gone();   // it has read in the table that it is dead
        town.Webs.Remove(late);
        await load.More(1_000);

        var refused = await TownCheck.Metric(quick, Conflicts) - before;
        output.WriteLine($"ports between two silos blocked: {refused} turns of the first owner refused by the log; longest wait {load.LongestWaitMs:0} ms; not acknowledged at first: {load.Failures}");
        late.ExitCode.ShouldBe(70, late.Said);
        before.ShouldBe(0);
        refused.ShouldBeGreaterThan(0);
        await load.End();
        await town.ShouldBeWhole(database.ConnectionString, _ledger);
        output.WriteLine($"{_ledger.Count} commands acknowledged");
    }
}
