using OpsHub.Endurance.Faults.History;
using OpsHub.Endurance.Faults.Machinery;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Time;
using OpsHub.Testing;

namespace OpsHub.Endurance.Faults;

/// <summary>
/// Three nodes on PostgreSQL under load; in each round every fault happens once, in an order and at nodes that the seed decides. Then the recorded history is held
/// against the log.
/// </summary>
/// <param name="program">Folder of the build of <c>opshub-cluster</c>.</param>
/// <param name="folder">Where the history is left.</param>
internal sealed class FaultRun(int seed, int rounds, IReadOnlyList<Fault> faults, string program, string folder, TextWriter to)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3), Patience = TimeSpan.FromMinutes(2), Look = TimeSpan.FromMilliseconds(50);

    private readonly Random _random = new(seed);
    private readonly List<Happened> _happened = [];

    /// <summary>Whether nothing was found.</summary>
    public async Task<bool> Run(CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        using var history = new HistoryBook(Path.Combine(folder, $"history-{seed}.jsonl"));
        using var network = new Network();
        using var database = PostgresCluster.Start(new PostgresClusterPlan { Address = Network.Database, Neighbours = Network.Range });
        var clock = new SteppedClock(folder);
        await using var nodes = new ThreeNodes(program, database.ConnectionString, folder, clock);
        await nodes.Start();
        var key = await EdgeClient.IssueKey(ThreeNodes.Addresses[0], await nodes[0].FirstPassword());
        await UnderLoad(new Breakable(nodes, database, clock, _random), key, history, cancel);
        var log = await LogContents.Open(database.ConnectionString);
        return new Report(to).Print(history.Entries, log, _happened, nodes.Ends);
    }

    private async Task UnderLoad(Breakable machinery, string key, HistoryBook history, CancellationToken cancel)
    {
        var scene = new Scene(seed, new RealClock().GetCurrentInstant().ToDateTimeOffset());
        using var stop = new CancellationTokenSource();
        using var giveUp = new CancellationTokenSource();
        var clients = Enumerable.Range(0, scene.Connections).Select(c => new Client(c, scene, ThreeNodes.Addresses, key, history, new Random(seed + 1000 + c))).ToList();
        foreach (var message in Scene.Setting()) await clients[0].Insist(message, cancel);
        var speaking = Task.WhenAll(clients.Select(c => c.Speak(stop.Token, giveUp.Token)));
        try
        {
            for (var round = 0; round < rounds; round++)
                foreach (var fault in Shuffled()) await Endure(fault, machinery, history, cancel);
        }
        catch (Exception e) when (e is TimeoutException || (e is OperationCanceledException && cancel.IsCancellationRequested))
        {
            await to.WriteLineAsync($"Stopped early ({e.Message}); what was recorded so far is checked.");
        }
        await stop.CancelAsync();
        giveUp.CancelAfter(Patience);
        await speaking;
        clients.ForEach(c => c.Dispose());
    }

    private async Task Endure(Fault fault, Breakable machinery, HistoryBook history, CancellationToken cancel)
    {
        await Task.Delay(Quiet, TimeProvider.System, cancel);
        var from = history.NowMs;
        await fault.Happen(machinery);
        var over = history.NowMs;
        await ThreeNodes.AllReady(cancel);
        await EverybodyAnswered(history, cancel);
        var happened = new Happened(fault.Name, from, history.NowMs);
        _happened.Add(happened);
        var gap = Gap.Of(history.Entries, happened);
        await to.WriteLineAsync($"at {from / 1000:0.0} s {fault.Name}: silence {gap.SilenceMs:0} ms, longest wait {gap.WaitMs:0} ms, {gap.Unanswered} sent again, whole {(happened.UntilMs - over) / 1000:0.0} s after it was over");
    }

    /// <summary>Whatever was under way has an answer.</summary>
    private static async Task EverybodyAnswered(HistoryBook history, CancellationToken cancel)
    {
        var since = history.NowMs;
        while (history.OldestOpenMs < since)
        {
            if (history.NowMs - since > Patience.TotalMilliseconds) throw new TimeoutException($"Somebody has had no answer for {Patience.TotalMinutes} minutes.");
            await Task.Delay(Look, TimeProvider.System, cancel);
        }
    }

    private List<Fault> Shuffled()
    {
        var order = faults.Where(f => f.Missing is null).ToArray();
        _random.Shuffle(order);
        return [.. order];
    }
}
