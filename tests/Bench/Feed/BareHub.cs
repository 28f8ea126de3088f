using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpsHub.Bench.Feed;

/// <summary>SignalR by itself, as its documentation shows it: one hub, one call to all clients. The baseline of the feed.</summary>
internal sealed class BareHub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IHubContext<Bare> _hub;

    private BareHub(WebApplication app) => (_app, _hub) = (app, app.Services.GetRequiredService<IHubContext<Bare>>());

    public Uri Address => new(_app.Urls.First());

    public static async Task<BareHub> Start(CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.MapHub<Bare>("/feed");
        await app.StartAsync(cancel);
        return new BareHub(app);
    }

    /// <summary>Sends a frame to all, as the feed's own message is named.</summary>
    public Task Send(JsonElement frame) => _hub.Clients.All.SendAsync("frame", frame, CancellationToken.None);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed class Bare : Hub;
}
