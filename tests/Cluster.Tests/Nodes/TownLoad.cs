using System.Collections.Concurrent;
using System.Diagnostics;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>Connections that each send one message after the other to the web nodes, each until it is answered and always under the same ids.</summary>
/// <param name="elsewhere">Further web nodes over the same log.</param>
/// <param name="unhurried">Whether a connection thinks between two messages, so that processes that start and leave beside it are not starved; else it sends without a pause.</param>
/// <param name="door">The one way in, such as a proxy before the nodes; else each connection knows the web nodes.</param>
/// <param name="loyal">Whether a connection stays with its node as long as that one speaks to it; else it goes to the next whenever it is told "later".</param>
internal sealed class TownLoad(Town town, Scene scene, Ledger ledger, IReadOnlyList<Node>? elsewhere = null, bool loyal = false, bool unhurried = false, Func<HttpClient>? door = null) : IAsyncDisposable
{
    private enum Heard { Answer, Later, Nothing }

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1), Breath = TimeSpan.FromMilliseconds(20), Thought = TimeSpan.FromMilliseconds(150);

    private readonly SortedDictionary<int, TaskCompletionSource> _marks = [];
    private readonly ConcurrentDictionary<int, long> _silentSince = new();
    private readonly ConcurrentDictionary<string, int> _failures = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private Task _running = Task.CompletedTask;
    private int _answered;
    private long _longestTicks;

    /// <summary>Answers that acknowledged nothing, by their status; sent again under the same ids.</summary>
    public string Failures => _failures.IsEmpty ? "none" : string.Join(", ", _failures.Select(f => $"{f.Value} × {f.Key}"));

    public int Failed => _failures.Values.Sum();

    /// <summary>The longest time that one connection waited for an answer since the last <see cref="Mark"/>, failed attempts included; milliseconds.</summary>
    public double LongestWaitMs => Stopwatch.GetElapsedTime(0, Volatile.Read(ref _longestTicks)).TotalMilliseconds;

    public int Answered => Volatile.Read(ref _answered);

    public async Task Set()
    {
        using var http = EdgeClient.With(town.Webs[0].Address, town.Key);
        foreach (var message in Scene.Setting()) await Insist(message, () => http);
    }

    public void Begin() => _running = Task.WhenAll(Enumerable.Range(0, scene.Connections).Select(Connection));

    /// <summary>Forgets how long anybody waited.</summary>
    public void Mark()
    {
        _failures.Clear();
        Volatile.Write(ref _longestTicks, 0);
    }

    /// <summary>Completes when so many more messages have been answered, and every connection has got one of them.</summary>
    public async Task More(int answers)
    {
        Task mark;
        lock (_lock)
        {
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _marks[_answered + answers] = source;
            mark = source.Task;
        }
        var since = Stopwatch.GetTimestamp();
        await mark.WaitAsync(Patience);
        using var patience = new CancellationTokenSource(Patience);
        while (_silentSince.Values.Any(asked => asked < since)) await Task.Delay(Breath, TimeProvider.System, patience.Token);
    }

    /// <summary>Ends when each connection's last message is answered.</summary>
    public async Task End()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _stop.Dispose();
    }

    private async Task Connection(int connection)
    {
        List<Node> webs = [.. town.Webs, .. elsewhere ?? []];
        var web = connection / 4 % webs.Count;   // each office is worked on through every node
        HttpClient? http = null;
        while (!_stop.IsCancellationRequested)
        {
            if (unhurried) await Task.Delay(Thought, TimeProvider.System);
            _silentSince[connection] = Stopwatch.GetTimestamp();
            await Insist(scene.Next(connection), () => http ??= door?.Invoke() ?? EdgeClient.With(webs[web].Address, town.Key), () =>
            {
                // A browser behind a load balancer does the same: the next node.
                http?.Dispose();
                (http, web) = (null, (web + 1) % webs.Count);
            });
            lock (_lock)
                if (_marks.Remove(++_answered, out var mark)) mark.TrySetResult();
        }
        http?.Dispose();
    }

    private async Task Insist(Message message, Func<HttpClient> http, Action? elsewhere = null)
    {
        var asked = Stopwatch.GetTimestamp();
        using var patience = new CancellationTokenSource(Patience);
        while (await Send(message, http(), patience.Token) is not Heard.Answer and var heard)
        {
            if (!loyal || heard == Heard.Nothing) elsewhere?.Invoke();
            await Task.Delay(Breath, TimeProvider.System, patience.Token);
        }
        var waited = Stopwatch.GetTimestamp() - asked;
        lock (_lock) _longestTicks = Math.Max(_longestTicks, waited);
    }

    private async Task<Heard> Send(Message message, HttpClient http, CancellationToken cancel)
    {
        try
        {
            using var request = message.Request();
            using var response = await http.SendAsync(request, cancel);
            var body = await response.Content.ReadAsStringAsync(cancel);
            if (message.Read(response.StatusCode, body, out _) is not { } answers)
            {
                _failures.AddOrUpdate(Message.Why(response.StatusCode, body), 1, (_, n) => n + 1);
                return Heard.Later;
            }
            foreach (var (asked, answer) in answers) ledger.Note(asked, answer);
            return Heard.Answer;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            _failures.AddOrUpdate("connection lost", 1, (_, n) => n + 1);   // whether the hub took the message only the log knows
            return Heard.Nothing;
        }
    }
}
