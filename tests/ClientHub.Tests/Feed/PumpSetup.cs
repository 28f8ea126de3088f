using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Feed;
using OpsHub.ClientHub.Metrics;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel.Tracing;

namespace OpsHub.ClientHub.Tests.Feed;

/// <summary>A pump without a loop, sockets or a clock that runs.</summary>
internal sealed class PumpSetup : IDisposable
{
    public const string Wall = "wall/samara";

    private readonly AccessDirectory _directory = new();
    private long _position;

    public PumpSetup(FeedOptions? options = null)
    {
        Pump = new FeedPump(Boards, Trail, new Doorkeeper(_directory, Clock, Time), Clock, Time, Meter, Options.Create(options ?? new FeedOptions()), NullLogger<FeedPump>.Instance);
        Tell("samara", new DeviceKeyIssued("wall", "", "samara", null, [Right.ReadWalls], null, TestClock.Morning));
    }

    public BoardsDouble Boards { get; } = new("e");

    public TestClock Clock { get; } = new();

    public HubMeter Meter { get; } = new();

    public CommitTrail Trail { get; } = new();

    public ManualTime Time { get; } = new();

    public FeedPump Pump { get; }

    public void Show(long position, string key, object cell)
    {
        Boards.Set(Wall, key, cell);
        Boards.Publish(position);
    }

    public void Tell(string keyId, DeviceKeyEvent happened) =>
        _directory.Apply(new Recorded(++_position, DeviceKey.IdOf(keyId), 1, happened, TestClock.Morning));

    /// <summary>A connected client of the company's wall key that watches the wall.</summary>
    public (FeedClient Client, SinkDouble Sink) Watch(string? epoch = null, long? seq = null)
    {
        var sink = new SinkDouble("samara");
        var client = new FeedClient(sink);
        Pump.Connect(client);
        Pump.Subscribe(client, Wall, epoch, seq);
        return (client, sink);
    }

    /// <summary>One cycle after the push interval has passed.</summary>
    public void Cycle(int afterMs = 100)
    {
        Time.Advance(afterMs);
        Pump.Cycle();
    }

    public void Dispose() => Meter.Dispose();
}

/// <summary>A connection that keeps what it was sent; it can be told to take nothing any more.</summary>
internal sealed class SinkDouble(string keyId) : IFrameSink
{
    private TaskCompletionSource? _blocked;

    public ClaimsPrincipal User { get; } = Schemes.ForDevice(Schemes.Cookie, keyId, 0);

    public List<SerializedHubMessage> Messages { get; } = [];

    public bool Aborted { get; private set; }

    /// <summary>Writes begun and not finished.</summary>
    public int Outstanding { get; private set; }

    public void Block() => _blocked = new TaskCompletionSource();

    public void Unblock()
    {
        var blocked = _blocked!;
        (_blocked, Outstanding) = (null, 0);
        blocked.SetResult();
    }

    public ValueTask Write(SerializedHubMessage message)
    {
        Messages.Add(message);
        if (_blocked is null) return ValueTask.CompletedTask;
        Outstanding++;
        return new ValueTask(_blocked.Task);
    }

    public void Abort() => Aborted = true;

    /// <summary>Kind, from and seq of every frame, and the value of one cell where it is in it.</summary>
    public IEnumerable<string> Frames(string cell = "a") => Messages.Select(m =>
    {
        var frame = JsonDocument.Parse(Text(m)).RootElement.GetProperty("arguments")[0];
        var value = frame.GetProperty("cells").TryGetProperty(cell, out var found) ? $" {found}" : "";
        return $"{frame.GetProperty("kind").GetString()} {frame.GetProperty("from")}-{frame.GetProperty("seq")}{value}";
    });

    private static string Text(SerializedHubMessage message) => Encoding.UTF8.GetString(message.GetSerializedMessage(new JsonHubProtocol()).Span).TrimEnd('\u001e');
}
