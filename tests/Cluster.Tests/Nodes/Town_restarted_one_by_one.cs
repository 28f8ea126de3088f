using System.Diagnostics;
using Npgsql;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Time;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>An upgrade without a pause: three silos leave under load, and after each a new one comes.</summary>
[Collection(Town.OneAtATime)]
public sealed class Town_restarted_one_by_one(ITestOutputHelper output)
{
    private const string Reads = "opshub_turns_reads_total";
    private const string SuspectedSilos = "select count(*) from cluster.silos where status = 3 and suspects <> ''";

    /// <summary>One that is asked for just while it moves, on a machine that starves, may be read from the log: seen once.</summary>
    private const int FewReads = 3;

    private readonly Ledger _ledger = new();

    [PostgresFact]
    public async Task Loses_no_command_and_hands_its_grains_over()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var town = await Town.Start(database.ConnectionString, silos: 3, webs: 2, ["Cluster:SilosPerCompany=3", .. Town.Unhurried]);
        await using var load = new TownLoad(town, new Scene(Chance.Seeded(output).Next(), new RealClock().GetCurrentInstant().ToDateTimeOffset()), _ledger, unhurried: true);
        await load.Set();
        load.Begin();
        await load.More(500);
        load.Mark();
        var read = 0d;
        foreach (var old in town.Silos.ToList())
        {
            read += await TownCheck.Metric(old, Reads);
            var asked = Stopwatch.GetTimestamp();
            await old.Leave();
            output.WriteLine($"a silo stopped within {Stopwatch.GetElapsedTime(asked).TotalMilliseconds:0} ms");
            old.ExitCode.ShouldBe(0, old.Said);
            town.Silos.Remove(old);
            await Town.Ready(await town.Silo());
            await load.More(300);
        }

        foreach (var silo in town.Silos) read += await TownCheck.Metric(silo, Reads);
        await using var log = NpgsqlDataSource.Create(database.ConnectionString);
        await using var suspected = log.CreateCommand(SuspectedSilos);
        output.WriteLine($"read again: {read}; longest wait {load.LongestWaitMs:0} ms; not acknowledged at first: {load.Failures}");
        (await suspected.ExecuteScalarAsync()).ShouldBe(0L, "a busy silo was taken for a dead one");
        load.Failed.ShouldBe(0, load.Failures);
        read.ShouldBeLessThanOrEqualTo(FewReads, "grains are handed over with their state; read from the log they would be many");
        await load.End();
        await town.ShouldBeWhole(database.ConnectionString, _ledger);
        output.WriteLine($"{_ledger.Count} commands acknowledged");
    }
}
