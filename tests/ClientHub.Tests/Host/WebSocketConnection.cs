using System.IO.Pipelines;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace OpsHub.ClientHub.Tests.Host;

/// <summary>A WebSocket as SignalR's client wants its transport.</summary>
internal sealed class WebSocketConnection : ConnectionContext, IDuplexPipe
{
    private readonly WebSocket _socket;
    private readonly Pipe _incoming = new();
    private readonly Pipe _outgoing = new();
    private readonly CancellationTokenSource _over = new();

    public WebSocketConnection(WebSocket socket)
    {
        _socket = socket;
        Transport = this;
        Running = Task.WhenAll(Receive(), Send());
    }

    public Task Running { get; }

    public override string ConnectionId { get; set; } = "test";

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override IDuplexPipe Transport { get; set; }

    public PipeReader Input => _incoming.Reader;

    public PipeWriter Output => _outgoing.Writer;

    public override async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _socket.Dispose();
        await _incoming.Writer.CompleteAsync();
        await _outgoing.Reader.CompleteAsync();
    }

    private async Task Receive()
    {
        Exception? broken = null;
        try
        {
            while (true)
            {
                var read = await _socket.ReceiveAsync(_incoming.Writer.GetMemory(8192), _over.Token);
                if (read.MessageType == WebSocketMessageType.Close) break;
                _incoming.Writer.Advance(read.Count);
                if (read.EndOfMessage) await _incoming.Writer.FlushAsync(_over.Token);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            broken = e;
        }
        await _incoming.Writer.CompleteAsync(broken is WebSocketException ? new IOException("The server is gone.", broken) : null);
    }

    private async Task Send()
    {
        try
        {
            while (true)
            {
                var read = await _outgoing.Reader.ReadAsync(_over.Token);
                foreach (var part in read.Buffer) await _socket.SendAsync(part, WebSocketMessageType.Text, true, _over.Token);
                _outgoing.Reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted) return;
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            await _outgoing.Reader.CompleteAsync(e);
        }
    }
}
