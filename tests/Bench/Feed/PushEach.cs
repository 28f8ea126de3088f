using System.Text.Json;
using OpsHub.ClientHub.Feed;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;

namespace OpsHub.Bench.Feed;

/// <summary>What the feed would be without a push interval: whenever a fact changes the wall, what it changed goes to everybody at once.</summary>
internal sealed class PushEach(BareHub hub, IHostClock clock) : IFollower
{
    private readonly FrameWriter _writer = new();
    private readonly List<Task> _sent = [];

    /// <summary>Known once the boards are there.</summary>
    public IBoards? Boards { get; set; }

    public void Apply(in Recorded fact)
    {
        if (Boards?.Find(OfficeTraffic.Wall) is not { } wall || wall.Seq != fact.Position) return;
        using var frame = JsonDocument.Parse(_writer.Json(wall.Since(fact.Position - 1, clock.GetCurrentInstant()), 1));
        _sent.Add(hub.Send(frame.RootElement.Clone()));
    }

    /// <summary>Completes when every push has been written to every connection; only when no fact comes any more.</summary>
    public Task Sent() => Task.WhenAll(_sent);
}
