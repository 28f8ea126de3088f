using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using OpsHub.ClientHub.Past;

namespace OpsHub.ClientHub.Feed;

/// <summary>Where a connection's frames go.</summary>
internal interface IFrameSink
{
    ClaimsPrincipal User { get; }

    ValueTask Write(SerializedHubMessage message);

    void Abort();
}

/// <summary>A SignalR connection as a sink: written to directly, past groups and their queues.</summary>
internal sealed class ConnectionSink(HubConnectionContext connection) : IFrameSink
{
    public ClaimsPrincipal User => connection.User;

    public ValueTask Write(SerializedHubMessage message) => connection.WriteAsync(message);

    public void Abort() => connection.Abort();
}

/// <summary>One connection of the feed. At most one frame is on the way to it; its fields belong to the pump unless noted.</summary>
internal sealed class FeedClient(IFrameSink sink)
{
    private int _writing;

    public IFrameSink Sink => sink;

    public List<Watcher> Watching { get; } = [];

    public bool Gone { get; set; }

    /// <summary>Names of subscribed views, for the limit; belongs to the hub, whose calls of one connection come one after the other.</summary>
    public HashSet<string> Views { get; } = new(StringComparer.Ordinal);

    /// <summary>The recording it plays, if any; belongs to the hub.</summary>
    public PastPlayer? Past { get; set; }

    /// <summary>Whether a frame is on the way.</summary>
    public bool IsWriting => Volatile.Read(ref _writing) != 0;

    /// <summary>Since when.</summary>
    public long WritingSinceMs { get; private set; }

    /// <summary>Sends a frame; the caller has seen that none is on the way.</summary>
    public void Write(SharedFrame frame, long nowMs)
    {
        var write = sink.Write(frame.Message);
        if (write.IsCompletedSuccessfully)
        {
            write.GetAwaiter().GetResult();
            return;
        }
        WritingSinceMs = nowMs;
        Volatile.Write(ref _writing, 1);
        _ = Finish(write);
    }

    private async Task Finish(ValueTask write)
    {
        try
        {
            await write;
        }
        catch (Exception)
        {
            // The connection broke: SignalR reports that as a disconnection, and whatever was on the way is nobody's any more.
        }
        finally
        {
            Volatile.Write(ref _writing, 0);
        }
    }
}

/// <summary>A client's place in one view.</summary>
internal sealed class Watcher(FeedClient client, WatchedView view, long position)
{
    public FeedClient Client => client;

    public WatchedView View => view;

    /// <summary>Sequence the client will have once everything sent has arrived, or <see cref="PushPolicy.Unknown"/>.</summary>
    public long Position { get; set; } = position;

    /// <summary>Nothing was sent since it subscribed.</summary>
    public bool Fresh { get; set; } = true;
}
