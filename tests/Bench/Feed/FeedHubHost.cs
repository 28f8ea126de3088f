using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Bench.Feed.Screens;
using OpsHub.Bench.Stores;
using OpsHub.ClientHub.Access;
using OpsHub.Grains;
using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Hosting;

namespace OpsHub.Bench.Feed;

/// <summary>The whole hub as <c>serve</c> runs it, on a SQLite log of its own and a free port, with offices that have begun their day and a device key for screens.</summary>
internal sealed class FeedHubHost : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly WebHost _web;
    private readonly string _key;

    private FeedHubHost(TempFolder folder, Hub hub, WebHost web, string key) => (_folder, Hub, _web, _key) = (folder, hub, web, key);

    public Hub Hub { get; }

    public required OfficeTraffic Traffic { get; init; }

    public static async Task<FeedHubHost> Start(CancellationToken cancel)
    {
        var folder = new TempFolder();
        var options = new HubOptions { Log = $"sqlite:{folder.File("feed.db")}", Views = Concepts.Views };
        var hub = await Hub.Open(options, NullLoggerFactory.Instance, cancel);
        var web = await WebHost.Start(hub, new WebOptions("http://127.0.0.1:0", folder.Path, ["--Logging:LogLevel:Default=Error"]), cancel);
        var traffic = new OfficeTraffic(hub.Grains);
        await traffic.Begin(cancel);
        var key = await IssueKey(hub.Grains, cancel);
        await hub.CatchUp(cancel);
        return new FeedHubHost(folder, hub, web, key) { Traffic = traffic };
    }

    /// <summary>Connects screens that watch the company's wall.</summary>
    public Task<ScreenProcess> Watch(int screens, CancellationToken cancel) => Watch([OfficeTraffic.Wall], screens, cancel);

    /// <summary>Connects screens that watch boards in turn.</summary>
    public Task<ScreenProcess> Watch(IReadOnlyList<string> boards, int screens, CancellationToken cancel) =>
        ScreenProcess.Start(new Uri(_web.App.Urls.First()), _key, boards, screens, cancel);

    public async ValueTask DisposeAsync()
    {
        await _web.App.StopAsync(CancellationToken.None);
        await _web.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<string> IssueKey(IGrains grains, CancellationToken cancel)
    {
        var key = DeviceKeyText.Make();
        var issue = new IssueDeviceKey("bench", key.SecretHash, OfficeTraffic.Company, null, [Right.ReadWalls, Right.ReadScreens], null);
        var outcome = await grains.Send(new Envelope(DeviceKey.IdOf(key.Id), "bench", issue, "bench"), cancel);
        return outcome is Outcome.Done ? key.ToString() : throw new InvalidOperationException($"The device key was not issued: {outcome}");
    }
}
