using System.Diagnostics;
using System.Net.WebSockets;

namespace OpsHub.Bench.Feed.Screens;

/// <summary>One screen: a bare WebSocket that speaks as much of SignalR's JSON protocol as it must, and keeps receipts of the frames that bring news.</summary>
internal sealed class Screen(int number, Action<Receipt> keep) : IDisposable
{
    private const byte RecordSeparator = 0x1e;

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[8192];
    private readonly byte[] _head = new byte[FrameHead.Length];
    private int _length;

    /// <param name="url">Of the hub, ws://….</param>
    /// <param name="key">Device key, or null.</param>
    /// <param name="view">Board to subscribe to, or null where the server sends unasked.</param>
    public async Task Open(Uri url, string? key, string? view, CancellationToken cancel)
    {
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        if (key is not null) _socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        await _socket.ConnectAsync(url, cancel);
        await Say("""{"protocol":"json","version":1}"""u8.ToArray(), cancel);
        await Hear(cancel);   // the handshake's answer
        if (view is not null) await Say(System.Text.Encoding.UTF8.GetBytes($$"""{"type":1,"target":"Subscribe","arguments":["{{view}}",null,null]}"""), cancel);
    }

    /// <summary>Receives until the connection ends.</summary>
    public async Task Watch(CancellationToken cancel)
    {
        while (await Hear(cancel)) { }
    }

    /// <summary>The server hangs up on whoever is silent for long.</summary>
    public Task Ping(CancellationToken cancel) => Say("""{"type":6}"""u8.ToArray(), cancel);

    public void Dispose() => _socket.Dispose();

    private async Task Say(byte[] message, CancellationToken cancel) =>
        await _socket.SendAsync((byte[])[.. message, RecordSeparator], WebSocketMessageType.Text, true, cancel);

    private async Task<bool> Hear(CancellationToken cancel)
    {
        var read = await _socket.ReceiveAsync(_buffer.AsMemory(), cancel);
        if (read.MessageType == WebSocketMessageType.Close) return false;
        Take(_buffer.AsSpan(0, read.Count), Stopwatch.GetTimestamp());
        return true;
    }

    private void Take(ReadOnlySpan<byte> part, long now)
    {
        for (var end = part.IndexOf(RecordSeparator); end >= 0; end = part.IndexOf(RecordSeparator))
        {
            Keep(part[..end]);
            if (FrameHead.NewsSeq(_head.AsSpan(0, Math.Min(_length, _head.Length))) is { } seq) keep(new Receipt(seq, now, number, _length + 1));
            _length = 0;
            part = part[(end + 1)..];
        }
        Keep(part);
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        if (_length < _head.Length) part[..Math.Min(part.Length, _head.Length - _length)].CopyTo(_head.AsSpan(_length));
        _length += part.Length;
    }
}
