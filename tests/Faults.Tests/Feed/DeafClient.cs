using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace OpsHub.Faults.Tests.Feed;

/// <summary>A client of the feed that subscribes and then reads nothing until it is told to: its small receive window fills, and everything for it stays with the hub.</summary>
internal sealed class DeafClient : IDisposable
{
    private const int WindowBytes = 4_096;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = WindowBytes };

    public static async Task<DeafClient> Subscribe(Uri hub, string key, string view)
    {
        var client = new DeafClient();
        await client._socket.ConnectAsync(hub.Host, hub.Port);
        await client.Send($"GET /feed HTTP/1.1\r\nHost: {hub.Authority}\r\nAuthorization: Bearer {key}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {Convert.ToBase64String(RandomNumberGenerator.GetBytes(16))}\r\n\r\n");
        await client.SendText("{\"protocol\":\"json\",\"version\":1}\u001e");
        await client.SendText($"{{\"type\":1,\"target\":\"Subscribe\",\"arguments\":[\"{view}\",null,null]}}\u001e");
        return client;
    }

    /// <summary>Says that it lives; who is silent for half a minute is cut off for that.</summary>
    public Task Ping() => SendText("{\"type\":6}\u001e");

    /// <summary>Listens at last: reads until the text has come, or false at the end of the connection.</summary>
    public async Task<bool> ReadUntil(string text, CancellationToken cancel)
    {
        var (wanted, buffer, kept) = (Encoding.UTF8.GetBytes(text), new byte[1 << 20], 0);
        while (true)
        {
            int read;
            try
            {
                read = await _socket.ReceiveAsync(buffer.AsMemory(kept), cancel);
            }
            catch (SocketException)
            {
                return false;
            }
            if (read == 0) return false;
            var seen = buffer.AsSpan(0, kept + read);
            if (seen.IndexOf(wanted) >= 0) return true;
            kept = Math.Min(seen.Length, wanted.Length - 1);
            seen[^kept..].CopyTo(buffer);
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>One masked frame of text; the mask is zero, so the bytes stay as they are.</summary>
    private async Task SendText(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        await _socket.SendAsync((byte[])[0x81, .. bytes.Length < 126 ? [(byte)(0x80 | bytes.Length)] : new byte[] { 0xfe, (byte)(bytes.Length >> 8), (byte)bytes.Length }, 0, 0, 0, 0, .. bytes]);
    }

    private async Task Send(string text) => await _socket.SendAsync(Encoding.UTF8.GetBytes(text));
}
