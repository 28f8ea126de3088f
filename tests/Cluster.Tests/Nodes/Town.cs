using OpsHub.Faults.Tests.Support;
using OpsHub.Testing;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>Silos and web nodes on loopback over one log, each a process.</summary>
internal sealed class Town : IAsyncDisposable
{
    /// <summary>Collection of the tests with processes: they measure how soon somebody answers, so they do not share the machine with each other.</summary>
    public const string OneAtATime = "towns, one at a time";

    /// <summary>For tests in which no silo hangs: one that starts on a busy machine may keep the others waiting, is not dead for it, and nobody takes its turns.</summary>
    public static readonly string[] Unhurried = ["Cluster:ProbeMs=5000", "Cluster:PatienceS=30"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-town-");
    private readonly string _log;
    private readonly string[] _settings;

    private Town(string log, string[] settings) => (_log, _settings) = (log, settings);

    public List<Node> Silos { get; } = [];

    public List<Node> Webs { get; } = [];

    /// <summary>A device key with every right that load needs.</summary>
    public string Key { get; private set; } = "";

    public static Task<Town> Start(string log, int silos, int webs, params string[] settings) => Start(log, null, silos, webs, settings);

    /// <summary>Nobody there yet.</summary>
    public static Town Empty(string log, params string[] settings) => new(log, settings);

    /// <param name="key">A key of the log's, where there is one already.</param>
    public static async Task<Town> Start(string log, string? key, int silos, int webs, params string[] settings)
    {
        var town = Empty(log, settings);
        try
        {
            await town.Fill(key, silos, webs);
            return town;
        }
        catch
        {
            await town.DisposeAsync();
            throw;
        }
    }

    public async Task<Node> Silo(params string[] more)
    {
        var ports = Ports.Free(2);
        var silo = await Begun("grains", [$"Cluster:SiloPort={ports[0]}", $"Cluster:GatewayPort={ports[1]}", .. more]);
        Silos.Add(silo);
        return silo;
    }

    public async Task<Node> Web(params string[] more)
    {
        var web = await Begun("web", more);
        Webs.Add(web);
        return web;
    }

    /// <summary>A web node that may never get as far as to listen.</summary>
    public Node Stranger(params string[] more) => new(AppContext.BaseDirectory, _log, _folder.FullName, "web", [.. _settings, .. more]);

    /// <summary>A silo that is a web node, too.</summary>
    public async Task<Node> Both(params string[] more)
    {
        var ports = Ports.Free(2);
        var node = await Begun("all", [$"Cluster:SiloPort={ports[0]}", $"Cluster:GatewayPort={ports[1]}", .. more]);
        Webs.Add(node);
        return node;
    }

    /// <summary>The same with a way of its own to the log.</summary>
    public async Task<Node> BothOver(string log)
    {
        var ports = Ports.Free(2);
        var node = await new Node(AppContext.BaseDirectory, log, _folder.FullName, "all", [.. _settings, $"Cluster:SiloPort={ports[0]}", $"Cluster:GatewayPort={ports[1]}"]).Listening();
        Webs.Add(node);
        return node;
    }

    /// <summary>A silo of another build, such as the version that ran before.</summary>
    public async Task<Node> SiloOf(string program)
    {
        var ports = Ports.Free(2);
        var silo = await new Node(program, _log, _folder.FullName, "grains", [.. _settings, $"Cluster:SiloPort={ports[0]}", $"Cluster:GatewayPort={ports[1]}"]).Listening();
        Silos.Add(silo);
        return silo;
    }

    /// <summary>A silo that is a web node, too, and that other silos reach only through a link.</summary>
    public async Task<(Node Node, Link Link)> Behind(params string[] more)
    {
        var link = new Link();   // first, so that its port is none of those found free
        var ports = Ports.Free(2);
        link.To = ports[0];
        var node = await Begun("all", [$"Cluster:SiloPort={link.Port}", $"Cluster:SiloListenPort={ports[0]}", $"Cluster:GatewayPort={ports[1]}", .. more]);
        Webs.Add(node);
        return (node, link);
    }

    /// <summary>Has a key issued by the first administrator, whom this process made.</summary>
    public async Task AskForKey(Uri web, Node first) =>
        Key = await EdgeClient.IssueKey(web, first.Password ?? throw new InvalidOperationException($"No administrator was made: {first.Said}"));

    /// <summary>Asks until the process says so.</summary>
    public static async Task Ready(Node node, bool ready = true)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var http = new HttpClient { BaseAddress = node.Address };
        while (true)
        {
            using var answer = await http.GetAsync("/health/ready", patience.Token);
            if (answer.IsSuccessStatusCode == ready) return;
            await Task.Yield();
        }
    }

    public ValueTask DisposeAsync()
    {
        foreach (var node in Silos.Concat(Webs)) node.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task Fill(string? key, int silos, int webs)
    {
        var first = await Silo();
        await Task.WhenAll(Enumerable.Range(1, silos - 1).Select(_ => Silo()));
        await Task.WhenAll(Enumerable.Range(0, webs).Select(_ => Web()));
        if (key is null) await AskForKey(Webs[0].Address, first);
        else Key = key;
        await Task.WhenAll(Webs.Select(web => Ready(web)));   // as a balancer does before it sends anybody there
    }

    private Task<Node> Begun(string roles, string[] more) => new Node(AppContext.BaseDirectory, _log, _folder.FullName, roles, [.. _settings, .. more]).Listening();
}
