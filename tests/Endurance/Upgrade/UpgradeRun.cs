using OpsHub.Cluster.Tests.Nodes;
using OpsHub.Endurance.Faults;
using OpsHub.Endurance.Faults.History;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Time;
using OpsHub.Testing;

namespace OpsHub.Endurance.Upgrade;

/// <summary>
/// An upgrade as deploy/upgrade.md says it, under load: backup by the old program, old stopped, new started, the log verified; then the way back: the old program on the new one's log, and on its
/// own backup. What both acknowledged is held against the log.
/// </summary>
/// <param name="before">Folder of the old program.</param>
/// <param name="after">Folder of the new one.</param>
/// <param name="log">A log that does not exist yet, or an empty database.</param>
/// <param name="empty">Another one for the way back.</param>
/// <param name="folder">For the backup and the history.</param>
internal sealed class UpgradeRun(string before, string after, string log, string empty, string folder, TextWriter to)
{
    private static readonly TimeSpan Load = TimeSpan.FromSeconds(5), Patience = TimeSpan.FromMinutes(2);

    private readonly int _port = Ports.Free();

    /// <summary>Whether everything went as the page says.</summary>
    public async Task<bool> Run(CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        using var history = new HistoryBook(Path.Combine(folder, "history-upgrade.jsonl"));
        var backup = Path.Combine(folder, $"before-{Guid.NewGuid():N}.log");
        await UnderLoad(backup, history, cancel);
        Verb(after, "verify", "--log", log);
        var sound = new Report(to).Print(history.Entries, await LogContents.Open(log), [], []);
        return sound & await Refused() & await Back(backup);
    }

    private async Task UnderLoad(string backup, HistoryBook history, CancellationToken cancel)
    {
        using var stop = new CancellationTokenSource();
        using var old = await Served(before, log).Listening();
        var speaking = await Speak(old, history, stop.Token);
        await Task.Delay(Load, TimeProvider.System, cancel);
        Verb(before, "backup", backup, "--log", log);
        await Task.Delay(Load, TimeProvider.System, cancel);
        var from = history.NowMs;
        await old.Leave();
        using var next = await Served(after, log).Listening();
        var readyMs = history.NowMs - from;
        await Task.Delay(Load, TimeProvider.System, cancel);
        await stop.CancelAsync();
        await speaking.WaitAsync(Patience, cancel);
        var gap = Gap.Of(history.Entries, new Happened("upgrade", from, history.NowMs));
        await to.WriteLineAsync($"old asked to stop, new listens after {readyMs / 1000:0.0} s; nothing acknowledged for {gap.SilenceMs / 1000:0.0} s, longest wait of a command {gap.WaitMs / 1000:0.0} s, {gap.Unanswered} sent again");
        await next.Leave();
    }

    private static async Task<Task> Speak(Node hub, HistoryBook history, CancellationToken stop)
    {
        var key = await EdgeClient.IssueKey(hub.Address, await hub.FirstPassword());
        var scene = new Scene(1, new RealClock().GetCurrentInstant().ToDateTimeOffset());
        var clients = Enumerable.Range(0, scene.Connections).Select(c => new Client(c, scene, [hub.Address], key, history, new Random(c))).ToList();
        foreach (var message in Scene.Setting()) await clients[0].Insist(message, stop);
        return Task.WhenAll(clients.Select(c => c.Speak(stop, CancellationToken.None)));
    }

    /// <summary>The old program starts on what the new one has had only if the schema is the same; else it says so and ends.</summary>
    private async Task<bool> Refused()
    {
        try
        {
            using var old = await Served(before, log).Listening();
            await to.WriteLineAsync("The old program goes on with the new one's log: there was no step of the schema.");
            await old.Leave();
            return true;
        }
        catch (InvalidOperationException ended)
        {
            var sentence = ended.Message.Split('\n').FirstOrDefault(l => l.Contains("newer OpsHub", StringComparison.Ordinal));
            await to.WriteLineAsync($"The old program does not start on the new one's log: {sentence ?? ended.Message}");
            return sentence is not null;
        }
    }

    /// <summary>The old program on its own backup.</summary>
    private async Task<bool> Back(string backup)
    {
        Verb(before, "restore", backup, "--log", empty);
        using (var old = await Served(before, empty).Listening()) await old.Leave();
        var (kept, all) = ((await LogContents.Open(empty)).Count, (await LogContents.Open(log)).Count);
        await to.WriteLineAsync($"The old program goes on with its backup: {kept} of {all} events; what came after it is lost.");
        return kept > 0 && kept < all;
    }

    /// <summary>SQLite is for the embedded engine; on PostgreSQL one node of a cluster does the same.</summary>
    private Node Served(string program, string on) =>
        new(new Place($"http://127.0.0.1:{_port}", [], Engine: on.StartsWith("sqlite:", StringComparison.Ordinal) ? "embedded" : "orleans"), program, on, folder, "all", [.. Silo()]);

    private static IEnumerable<string> Silo() => Ports.Free(2) is var ports ? [$"Cluster:SiloPort={ports[0]}", $"Cluster:GatewayPort={ports[1]}"] : [];

    private static void Verb(string program, params string[] words) => Shell.Run("dotnet", [Path.Combine(program, "opshub.dll"), .. words]);
}
