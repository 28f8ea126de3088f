using System.Net;
using System.Net.Http.Headers;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.ClientHub.Tests.Proxies;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Time;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>Three nodes, each silo and web node in one process, behind the shipped configurations of nginx and HAProxy: everybody comes in over TLS and knows one address.</summary>
[Collection(Town.OneAtATime)]
public sealed class Town_behind_a_proxy(ITestOutputHelper output)
{
    private const string Wall = $"wall/{Scene.Company}";
    private const int Screens = 6;

    private readonly Ledger _ledger = new();

    [ProxiedTownTheory]
    [InlineData("nginx")]
    [InlineData("haproxy")]
    public async Task Loses_no_command_and_no_screen_with_a_node(string kind)
    {
        await using var database = await Postgres.CreateDatabase();
        await using var town = Town.Empty(database.ConnectionString, ["Cluster:SilosPerCompany=3", "Access:Proxies:0=127.0.0.1", .. Town.Unhurried]);
        var first = await town.Both();
        await Task.WhenAll(town.Both(), town.Both());
        await town.AskForKey(first.Address, first);
        using var proxy = await ProxyServer.Start(kind, town.Webs.ConvertAll(w => w.Address));
        var scene = new Scene(Chance.Seeded(output).Next(), new RealClock().GetCurrentInstant().ToDateTimeOffset());
        await using var load = new TownLoad(town, scene, _ledger, door: () => Door(proxy, town.Key));
        await load.Set();
        load.Begin();
        List<Screen> screens = [];
        for (var i = 0; i < Screens; i++) screens.Add(await Screen.Before(proxy, town.Key));
        await load.More(300);
        load.Failed.ShouldBe(0, load.Failures);

        var (lost, itsScreens) = await Busiest(town);
        lost.Kill();
        town.Webs.Remove(lost);
        await ComeBack(screens, itsScreens, proxy, town.Key);
        await load.More(500);
        output.WriteLine($"{kind}, kill -9 of a node with {itsScreens} of {Screens} screens: longest wait {load.LongestWaitMs:0} ms; not acknowledged at first: {load.Failures}");
        load.Mark();
        await load.More(500);   // nobody is sent to it any more

        load.Failed.ShouldBe(0, load.Failures);
        await load.End();
        await town.ShouldBeWhole(database.ConnectionString, _ledger);
        foreach (var screen in screens) await screen.DisposeAsync();
    }

    /// <summary>The node that most screens hang on, and how many.</summary>
    private static async Task<(Node Node, int Screens)> Busiest(Town town)
    {
        var clients = new List<(Node, int)>();
        foreach (var node in town.Webs) clients.Add((node, (int)await TownCheck.Metric(node, "opshub_feed_clients")));
        clients.Sum(c => c.Item2).ShouldBe(Screens);
        return clients.MaxBy(c => c.Item2);
    }

    /// <summary>As many screens as hung on the lost node notice, connect anew at the same address, and go on where they were.</summary>
    private static async Task ComeBack(List<Screen> screens, int lost, ProxyServer proxy, string key)
    {
        var closed = new List<Screen>();
        await foreach (var one in Task.WhenEach(screens.ConvertAll(async s => { await s.Feed.Closed; return s; })))
        {
            closed.Add(await one);
            if (closed.Count == lost) break;
        }
        foreach (var screen in closed)
        {
            await using var again = await FeedConnection.Open(proxy.Secure, new CookieContainer(), key);
            await again.Subscribe(Wall, screen.Epoch, screen.Seq);
            var missed = await again.NextNews();
            missed.GetProperty("kind").GetString().ShouldBe("delta");
            missed.GetProperty("from").GetInt64().ShouldBe(screen.Seq);
        }
    }

    private static HttpClient Door(ProxyServer proxy, string key) => new(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is { Subject: "CN=127.0.0.1" } } })
    {
        BaseAddress = proxy.Secure,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    /// <summary>A screen with the first picture it got.</summary>
    private sealed record Screen(FeedConnection Feed, string Epoch, long Seq) : IAsyncDisposable
    {
        public static async Task<Screen> Before(ProxyServer proxy, string key)
        {
            var feed = await FeedConnection.Open(proxy.Secure, new CookieContainer(), key);
            await feed.Subscribe(Wall);
            var picture = await feed.NextNews();
            return new Screen(feed, picture.GetProperty("epoch").GetString()!, picture.GetProperty("seq").GetInt64());
        }

        public ValueTask DisposeAsync() => Feed.DisposeAsync();
    }
}

/// <summary>A theory that needs PostgreSQL, nginx and HAProxy.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProxiedTownTheoryAttribute : TheoryAttribute
{
    public ProxiedTownTheoryAttribute() => Skip = Postgres.SkipReason ?? ProxyServer.Missing;
}
