using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.WebSockets;

namespace OpsHub.Endurance.Storm;

/// <summary>A page that keeps one board up to date as <c>dashboards/src/feed/feed-client.ts</c> does: it reconnects for ever, says what it has, and after each return notes when it was whole again.</summary>
/// <param name="view">Board it shows.</param>
/// <param name="random">Seeded; its own.</param>
/// <param name="returned">Told once for each return, with the first frame.</param>
internal sealed class StormPage(string view, Random random, Action<Return> returned)
{
    private PageConnection? _connection;
    private FrameText? _has;
    private int _failures, _attempts;
    private bool _whole;

    public async Task Live(Uri url, string key, HttpMessageInvoker http, CancellationToken cancel)
    {
        var session = new UriBuilder(url) { Scheme = "http", Path = "/api/v1/session" }.Uri;
        while (!cancel.IsCancellationRequested)
        {
            await Connect(url, key, http, cancel);
            if (!_whole) await AskWhy(session, key, http, cancel);
            _whole = false;
            await Pause(cancel);
        }
    }

    /// <summary>The server hangs up on whoever is silent for long.</summary>
    public async Task Ping(CancellationToken cancel)
    {
        try
        {
            if (_whole && _connection is { } open) await open.SayPing(cancel);
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // lost; its own loop notices
        }
    }

    private async Task Connect(Uri url, string key, HttpMessageInvoker http, CancellationToken cancel)
    {
        using var connection = _connection = new PageConnection(Take);
        try
        {
            _attempts++;
            await connection.Open(url, key, http, cancel);
            await connection.Subscribe(view, _has, cancel);
            await connection.Watch(cancel);
        }
        catch (Exception e) when (e is WebSocketException or HttpRequestException or OperationCanceledException or IOException)
        {
            // the hub is away, or it is the end
        }
    }

    /// <summary>A browser does not say why a WebSocket did not open, so the page asks whether it is signed out.</summary>
    private static async Task AskWhy(Uri session, string key, HttpMessageInvoker http, CancellationToken cancel)
    {
        try
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, session) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
            using var answer = await http.SendAsync(ask, cancel);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // away altogether
        }
    }

    private async Task Pause(CancellationToken cancel)
    {
        try
        {
            await Task.Delay(Backoff.After(_failures++, random.NextDouble()), TimeProvider.System, cancel);
        }
        catch (OperationCanceledException)
        {
            // the end
        }
    }

    private void Take(ReadOnlySpan<byte> head, int bytes)
    {
        if (FrameText.Of(head) is not { } frame) return;
        _has = frame;
        if (_whole) return;
        (_whole, _failures) = (true, 0);
        returned(new Return(Stopwatch.GetTimestamp(), _attempts, bytes, frame.Kind == "snapshot"));
        _attempts = 0;
    }
}

/// <summary>A page that shows its board again.</summary>
/// <param name="At">Ticks of <see cref="Stopwatch"/>, which all processes of a machine share.</param>
/// <param name="Attempts">Connections it tried, the one that came about included.</param>
/// <param name="Bytes">Of the frame that made it whole.</param>
/// <param name="Snapshot">Whether that was everything rather than what it lacked.</param>
internal readonly record struct Return(long At, int Attempts, int Bytes, bool Snapshot);
