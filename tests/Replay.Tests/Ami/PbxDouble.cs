using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace OpsHub.Replay.Tests.Ami;

/// <summary>A manager interface on a free port of this machine: answers sign-in and lists, and plays what it is given.</summary>
internal sealed class PbxDouble : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<string> _actions = Channel.CreateUnbounded<string>();
    private readonly Task _serving;
    private volatile TcpClient? _client;

    public PbxDouble()
    {
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Answer to QueueStatus, messages separated by empty lines.</summary>
    public string Queues { get; set; } = "";

    /// <summary>Unique ids of the calls it has.</summary>
    public string[] Channels { get; set; } = [];

    public string Secret { get; init; } = "good";

    /// <summary>What is to be answered with the secret; null for one that only takes the secret itself.</summary>
    public string? Challenge { get; init; } = "840415273";

    /// <summary>Everything that clients have said.</summary>
    public ConcurrentQueue<string> Said { get; } = new();

    /// <summary>Whether an action has come in that nobody took away, a further sign-in left out.</summary>
    public bool HasBeenAsked
    {
        get
        {
            while (_actions.Reader.TryRead(out var action))
                if (action is not ("Challenge" or "Login")) return true;
            return false;
        }
    }

    /// <summary>Completes when a client has sent the action, which is taken away.</summary>
    public async Task Asked(string action, CancellationToken cancel)
    {
        while (await _actions.Reader.ReadAsync(cancel) != action) { }
    }

    /// <summary>Sends text as it stands, with the line ends of the wire.</summary>
    public async Task Play(string text) => await _client!.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));

    /// <summary>Ends the connection without a word.</summary>
    public void Drop() => _client!.Close();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        _client?.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true) await Serve(_client = await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // the test is over
        }
    }

    private async Task Serve(TcpClient client)
    {
        try
        {
            await Play("Asterisk Call Manager/5.0.1\n");
            using var reader = new StreamReader(client.GetStream(), leaveOpen: true);
            var action = new Dictionary<string, string>();
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                Said.Enqueue(line);
                if (line.Split(": ", 2) is [var key, var value]) action[key] = value;
                if (line.Length > 0) continue;
                await Answer(action);
                _actions.Writer.TryWrite(action["Action"]);
                action.Clear();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException)
        {
            // dropped, by this double or by its client
        }
    }

    /// <summary>As Asterisk computes it.</summary>
    private static string Answer(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes(text)));

    private Task Answer(Dictionary<string, string> action) => action["Action"] switch
    {
        "Challenge" when Challenge is null => Play("Response: Error\nActionID: challenge\nMessage: Must specify AuthType\n\n"),
        "Challenge" => Play($"Response: Success\nActionID: challenge\nChallenge: {Challenge}\n\n"),
        "Login" when action.GetValueOrDefault("AuthType") == "MD5" && action["Key"] == Answer(Challenge + Secret) => Play("Response: Success\nActionID: login\nMessage: Authentication accepted\n\nEvent: FullyBooted\nStatus: Fully Booted\n\n"),
        "Login" => Play("Response: Error\nActionID: login\nMessage: Authentication failed\n\n"),
        "QueueStatus" => Play($"Response: Success\nMessage: Queue status will follow\n\n{Queues}\n\nEvent: QueueStatusComplete\n\n"),
        "CoreShowChannels" => Play(string.Concat(Channels.Select(c => $"Event: CoreShowChannel\nUniqueid: {c}\n\n")) + "Event: CoreShowChannelsComplete\n\n"),
        _ => Play("Response: Success\nPing: Pong\n\n"),
    };
}
