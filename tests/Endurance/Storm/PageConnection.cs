using System.Net.WebSockets;
using System.Text;

namespace OpsHub.Endurance.Storm;

/// <summary>One connection of a page: a bare WebSocket that speaks as much of SignalR's JSON protocol as it must.</summary>
/// <param name="take">Given the beginning and the size of every message.</param>
internal sealed class PageConnection(MessageTaker take) : IDisposable
{
    private const byte RecordSeparator = 0x1e;

    private static readonly byte[] Hello = [.. """{"protocol":"json","version":1}"""u8, RecordSeparator], Ping = [.. """{"type":6}"""u8, RecordSeparator];

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[4096];
    private readonly byte[] _head = new byte[FrameText.Length];
    private int _length;

    /// <summary>Connects and shakes hands.</summary>
    public async Task Open(Uri url, string key, HttpMessageInvoker http, CancellationToken cancel)
    {
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        _socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        await _socket.ConnectAsync(url, http, cancel);
        await Say(Hello, cancel);
    }

    /// <summary>Asks for a board from where the page stands.</summary>
    public Task Subscribe(string view, FrameText? has, CancellationToken cancel)
    {
        var stands = has is { } frame ? $"\"{frame.Epoch}\",{frame.Seq}" : "null,null";
        return Say([.. Encoding.UTF8.GetBytes($$"""{"type":1,"target":"Subscribe","arguments":["{{view}}",{{stands}}]}"""), RecordSeparator], cancel);
    }

    /// <summary>The server hangs up on whoever is silent for long.</summary>
    public Task SayPing(CancellationToken cancel) => Say(Ping, cancel);

    /// <summary>Receives until the connection ends.</summary>
    public async Task Watch(CancellationToken cancel)
    {
        while (await _socket.ReceiveAsync(_buffer.AsMemory(), cancel) is { MessageType: not WebSocketMessageType.Close } read) Take(_buffer.AsSpan(0, read.Count));
    }

    public void Dispose() => _socket.Dispose();

    private async Task Say(byte[] message, CancellationToken cancel) => await _socket.SendAsync(message, WebSocketMessageType.Text, true, cancel);

    private void Take(ReadOnlySpan<byte> part)
    {
        for (var end = part.IndexOf(RecordSeparator); end >= 0; end = part.IndexOf(RecordSeparator))
        {
            Keep(part[..end]);
            take(_head.AsSpan(0, Math.Min(_length, _head.Length)), _length + 1);
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

/// <param name="head">The first bytes of a message, <see cref="FrameText.Length"/> at most.</param>
/// <param name="bytes">Its size.</param>
internal delegate void MessageTaker(ReadOnlySpan<byte> head, int bytes);
