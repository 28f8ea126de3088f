using OpsHub.Cluster.Tests.Nodes;

namespace OpsHub.Endurance.Faults.Machinery;

/// <summary>Three nodes, each silo and web node in one process and in its own place of the network; whoever ends is started anew after a second, as a supervisor does.</summary>
/// <param name="program">Folder of the build of <c>opshub-cluster</c>.</param>
/// <param name="log">The event log.</param>
/// <param name="folder">For what they keep and what they write: <c>node-1.log</c> and so on.</param>
/// <param name="clock">That of the last node.</param>
internal sealed class ThreeNodes(string program, string log, string folder, SteppedClock clock) : IAsyncDisposable
{
    private const string Port = ":8080";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), Look = TimeSpan.FromMilliseconds(100), Patience = TimeSpan.FromMinutes(10);

    private readonly Node[] _nodes = new Node[Network.Nodes];
    // Never closed: a process's last lines may come after its end.
    private readonly TextWriter[] _written = [.. Enumerable.Range(1, Network.Nodes).Select(n => TextWriter.Synchronized(new StreamWriter(Path.Combine(folder, $"node-{n}.log")) { AutoFlush = true }))];
    private readonly CancellationTokenSource _end = new();
    private Task _supervised = Task.CompletedTask;

    /// <summary>The node whose clock is stepped.</summary>
    public const int WithClock = Network.Nodes - 1;

    public Node this[int node] => _nodes[node];

    public static IReadOnlyList<Uri> Addresses { get; } = [.. Enumerable.Range(0, Network.Nodes).Select(n => new Uri($"http://{Network.AddressOf(n)}{Port}"))];

    /// <summary>How many processes ended by themselves or by a fault, and with what.</summary>
    public List<string> Ends { get; } = [];

    public async Task Start()
    {
        _nodes[0] = await Begun(0).Listening();   // it makes the log's tables and the first administrator
        foreach (var node in Enumerable.Range(1, Network.Nodes - 1)) _nodes[node] = Begun(node);
        _supervised = Task.WhenAll(Enumerable.Range(0, Network.Nodes).Select(Supervise));
        await AllReady(CancellationToken.None);
    }

    /// <summary>Completes when every node says that it is ready.</summary>
    /// <exception cref="TimeoutException">One did not for ten minutes, which is long even on a machine that starves.</exception>
    public static async Task AllReady(CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience);
        foreach (var address in Addresses)
        {
            using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
            while (await Unready(http) is { } why)
            {
                if (patience.IsCancellationRequested) throw new TimeoutException($"{address} is not ready after {Patience.TotalMinutes} minutes: {why}");
                await Task.Delay(Look, TimeProvider.System, cancel);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _supervised;
        foreach (var node in _nodes) node?.Dispose();
        _end.Dispose();
    }

    /// <summary>Why it is not ready; null when it is.</summary>
    private static async Task<string?> Unready(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode ? null : await answer.Content.ReadAsStringAsync();
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return e.Message;   // not there, or too late: asked again
        }
    }

    private async Task Supervise(int node)
    {
        try
        {
            while (true)
            {
                await _nodes[node].Ended(_end.Token);
                lock (Ends) Ends.Add($"node {node + 1} ended with {_nodes[node].ExitCode}");
                _nodes[node].Dispose();
                await Task.Delay(Pause, TimeProvider.System, _end.Token);
                _nodes[node] = Begun(node);
            }
        }
        catch (OperationCanceledException)
        {
            // the run is over
        }
    }

    private Node Begun(int node)
    {
        var address = Network.AddressOf(node);
        var place = new Place($"http://{address}{Port}", [.. Network.Within(node), .. node == WithClock ? clock.Within : []], Hear: _written[node].WriteLine);
        return new Node(place, program, log, folder, "all", $"Cluster:Address={address}", "Cluster:SilosPerCompany=3");
    }
}
