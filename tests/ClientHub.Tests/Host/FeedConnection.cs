using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using OpsHub.ClientHub.Past;

namespace OpsHub.ClientHub.Tests.Host;

/// <summary>A SignalR client of the feed that keeps every frame it gets.</summary>
internal sealed class FeedConnection : IAsyncDisposable
{
    private readonly Channel<JsonElement> _frames = Channel.CreateUnbounded<JsonElement>();
    private readonly TaskCompletionSource<string> _pastEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HubConnection _hub;

    private FeedConnection(HubConnection hub)
    {
        _hub = hub;
        hub.On<JsonElement>("frame", frame => _frames.Writer.TryWrite(frame));
        hub.On<string>("pastEnded", reason => _pastEnded.TrySetResult(reason));
        hub.Closed += _ =>
        {
            _closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    /// <summary>Completes when the connection is over.</summary>
    public Task Closed => _closed.Task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>Why the recording ended, once it has.</summary>
    public Task<string> PastEnded => _pastEnded.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public static async Task<FeedConnection> Open(Uri hub, CookieContainer cookies, string? key = null)
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(new Uri($"{(hub.Scheme == "https" ? "wss" : "ws")}://{hub.Authority}/feed")));
        builder.Services.AddSingleton<IConnectionFactory>(new WebSocketFactory(cookies, key));
        var connection = new FeedConnection(builder.Build());
        await connection._hub.StartAsync(CancellationToken.None);
        return connection;
    }

    public Task Subscribe(string view, string? epoch = null, long? seq = null) => _hub.InvokeAsync("Subscribe", view, epoch, seq, CancellationToken.None);

    public Task Unsubscribe(string view) => _hub.InvokeAsync("Unsubscribe", view, CancellationToken.None);

    public Task<PastAnswer> PlayPast(string view, string? at, double speed) => _hub.InvokeAsync<PastAnswer>("PlayPast", view, at, speed, CancellationToken.None);

    public Task StopPast() => _hub.InvokeAsync("StopPast", CancellationToken.None);

    public Task<JsonElement> Next() => NextWhere(_ => true);

    /// <summary>The next frame that is no heartbeat.</summary>
    public Task<JsonElement> NextNews() => NextWhere(frame => frame.GetProperty("kind").GetString() != "heartbeat");

    public async ValueTask DisposeAsync() => await _hub.DisposeAsync();

    /// <summary>Patience is for the frame that is wanted: others, which come for ever, do not renew it.</summary>
    private async Task<JsonElement> NextWhere(Func<JsonElement, bool> wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
            if (await _frames.Reader.ReadAsync(patience.Token) is var frame && wanted(frame)) return frame;
    }
}

/// <summary>Carries SignalR over a plain WebSocket.</summary>
internal sealed class WebSocketFactory(CookieContainer cookies, string? key) : IConnectionFactory
{
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = cookies;
        // Only the loopback is dialled, where a test's proxy has a certificate that nobody signed.
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        if (key is not null) socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        await socket.ConnectAsync(((UriEndPoint)endpoint).Uri, cancellationToken);
        return new WebSocketConnection(socket);
    }
}
