using Npgsql;
using OpsHub.Endurance.Faults;
using OpsHub.Endurance.Faults.History;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Time;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>Its neighbours reach it and nobody declares it dead, so its grains stay with it; whoever asks one stands in for it (ADR 0118).</summary>
[Collection(Town.OneAtATime)]
public sealed class Node_that_lost_only_the_database(ITestOutputHelper output)
{
    private const int Answers = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2), Look = TimeSpan.FromMilliseconds(200);

    [PostgresClusterFact]
    public async Task Keeps_nobody_waiting_and_nothing_is_lost_doubled_or_answered_from_the_past()
    {
        using var database = PostgresCluster.Start();
        using var way = new Link { To = database.Port };
        await using var town = Town.Empty(database.ConnectionString, "Cluster:SilosPerCompany=3", "Cluster:ProbeMs=5000");
        var first = await town.Both();
        await town.Both();
        var lonely = await town.BothOver(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = way.Port }.ConnectionString);
        foreach (var node in town.Webs) await Town.Ready(node);
        await town.AskForKey(first.Address, first);
        var file = Path.GetTempFileName();
        using var history = new HistoryBook(file);
        var seed = Chance.Seeded(output).Next();
        var scene = new Scene(seed, new RealClock().GetCurrentInstant().ToDateTimeOffset());
        var clients = Enumerable.Range(0, scene.Connections).Select(c => new Client(c, scene, [.. town.Webs.Select(w => w.Address)], town.Key, history, new Random(seed + c))).ToList();
        using var stop = new CancellationTokenSource();
        using var giveUp = new CancellationTokenSource();
        foreach (var message in Scene.Setting()) await clients[0].Insist(message, giveUp.Token);
        var speaking = Task.WhenAll(clients.Select(c => c.Speak(stop.Token, giveUp.Token)));
        await Everybody(history, clients.Count);

        way.Block();
        await Everybody(history, clients.Count);   // would wait for as long as the cut lasts for what that node owns
        var stoodIn = await StoodIn(town);
        await Town.Ready(lonely, ready: false);
        way.Unblock();
        await Town.Ready(lonely);
        await Everybody(history, clients.Count);

        await stop.CancelAsync();
        giveUp.CancelAfter(Patience);
        await speaking;
        clients.ForEach(c => c.Dispose());
        stoodIn.ShouldBeGreaterThan(0);
        var said = new StringWriter();
        var whole = new Report(said).Print(history.Entries, await LogContents.Open(database.ConnectionString), [], []);
        output.WriteLine($"{stoodIn} turns taken for the node\n{said}");
        whole.ShouldBeTrue(said.ToString());
        File.Delete(file);
    }

    /// <summary>Completes when each client has been answered so many times more.</summary>
    private static async Task Everybody(HistoryBook history, int clients)
    {
        using var patience = new CancellationTokenSource(Patience);
        var since = history.NowMs;
        while (history.Entries.Where(e => e.AtMs > since && e.What == Told.Answered).CountBy(e => e.Client).Count(c => c.Value >= Answers) < clients)
            await Task.Delay(Look, TimeProvider.System, patience.Token);
    }

    private static async Task<double> StoodIn(Town town)
    {
        var counted = 0d;
        foreach (var node in town.Webs) counted += await TownCheck.Metric(node, "opshub_turns_stood_in_total");
        return counted;
    }
}
