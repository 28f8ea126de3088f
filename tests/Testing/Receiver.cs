using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpsHub.Testing;

/// <summary>Whatever listens on a port of this machine and answers as told; it hangs while told nothing.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _listening;

    /// <param name="talk">One connection, from its first byte to its last.</param>
    /// <param name="port">Where it listens; 0 for any free port.</param>
    public Receiver(Func<Receiver, StreamReader, StreamWriter, Task> talk, int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _listening = Listen(talk);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What has come, message by message.</summary>
    public BlockingCollection<string> Came { get; } = [];

    /// <summary>HTTP: notes head and body of each request and answers with the statuses in turn, the last one for ever.</summary>
    public static Receiver Http(params int[] statuses) => HttpAt(0, statuses);

    /// <summary>The same on a port of one's choice.</summary>
    public static Receiver HttpAt(int port, params int[] statuses)
    {
        var left = new ConcurrentQueue<int>(statuses);
        return new Receiver(async (self, reader, writer) =>
        {
            self.Came.Add(await Request(reader));
            var status = left.Count > 1 && left.TryDequeue(out var next) ? next : left.TryPeek(out var last) ? last : 200;
            await writer.WriteAsync($"HTTP/1.1 {status} Said\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }, port);
    }

    /// <summary>HTTP: notes each request as soon as it has all of it, and never answers.</summary>
    public static Receiver Holding(int port = 0) => new(async (self, reader, _) =>
    {
        self.Came.Add(await Request(reader));
        await reader.ReadLineAsync();   // until the other side has gone
    }, port);

    /// <summary>Takes connections and never says a word.</summary>
    public static Receiver Hanging(int port = 0) => new(async (self, reader, _) =>
    {
        self.Came.Add("connected");
        while (await reader.ReadLineAsync() is not null)
        {
            // it reads and says nothing
        }
    }, port);

    /// <summary>SMTP as far as a letter goes.</summary>
    public static Receiver Smtp() => new(async (self, reader, writer) =>
    {
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                var letter = new StringBuilder();
                while (await reader.ReadLineAsync() is { } part && part != ".") letter.AppendLine(part);
                self.Came.Add(letter.ToString());
            }
            await writer.WriteLineAsync(line.StartsWith("QUIT", StringComparison.Ordinal) ? "221 bye" : "250 fine");
        }
    });

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _listening;
        _ending.Dispose();
    }

    /// <summary>Head and body of a request.</summary>
    /// <exception cref="EndOfStreamException">The other side has gone before it had said all of it.</exception>
    private static async Task<string> Request(StreamReader reader)
    {
        var head = new StringBuilder();
        while (await reader.ReadLineAsync() is not "" and var line) head.AppendLine(line ?? throw new EndOfStreamException());
        var length = int.Parse(head.ToString().Split("Content-Length: ")[1].Split('\r', '\n')[0], System.Globalization.CultureInfo.InvariantCulture);
        var body = new char[length];
        var read = 0;
        while (read < length && Encoding.UTF8.GetByteCount(body, 0, read) < length) read += await reader.ReadAsync(body.AsMemory(read, 1)) is > 0 and var more ? more : throw new EndOfStreamException();
        return $"{head}\n{new string(body, 0, read)}";
    }

    private async Task Listen(Func<Receiver, StreamReader, StreamWriter, Task> talk)
    {
        var talks = new List<Task>();
        try
        {
            while (true) talks.Add(Talk(await _listener.AcceptTcpClientAsync(_ending.Token), talk));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // the test is over
        }
        await Task.WhenAll(talks);
    }

    private async Task Talk(TcpClient client, Func<Receiver, StreamReader, StreamWriter, Task> talk)
    {
        using var connection = client;
        using var ended = _ending.Token.Register(client.Close);
        try
        {
            var utf8 = new UTF8Encoding(false);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, utf8);
            await using var writer = new StreamWriter(stream, utf8) { AutoFlush = true, NewLine = "\r\n" };
            await talk(this, reader, writer);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // the other side has gone
        }
    }
}
