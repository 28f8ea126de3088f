using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Past;
using OpsHub.Grains.Access;
using OpsHub.Grains.Boards;

namespace OpsHub.ClientHub.Feed;

/// <summary>
/// The feed, <c>/feed</c>, JSON protocol. Server → client: <c>version</c> once with text, <c>frame</c> with a frame as in <see cref="Frame"/>, at least every two seconds per
/// view. A connection whose account or key loses its rights is closed.
/// </summary>
internal sealed class FeedHub(FeedPump pump, IBoards boards, PastDesk past, Doorkeeper doorkeeper, IOptions<FeedOptions> options) : Hub
{
    internal const string Client = "opshub.feed";
    private const int MaxNameLength = 320;

    /// <summary>Tells a page which version runs, so that one loaded before an update notices.</summary>
    public override Task OnConnectedAsync() => Clients.Caller.SendAsync("version", VersionAnswer.Current, Context.ConnectionAborted);

    /// <summary>Watches a view: the next frame holds what the client is missing, or everything.</summary>
    /// <param name="view">Such as <c>wall/samara</c>.</param>
    /// <param name="epoch">Epoch of the last frame the client has, or null.</param>
    /// <param name="seq">Sequence of that frame, or null.</param>
    /// <exception cref="HubException"><c>unknown-view</c>, <c>forbidden</c> or <c>too-many-views</c>.</exception>
    public void Subscribe(string view, string? epoch, long? seq)
    {
        Watcher(view);
        if (boards.Find(view) is null) throw new HubException("unknown-view");
        if (!Me.Views.Contains(view) && Me.Views.Count >= options.Value.MaxViews) throw new HubException("too-many-views");
        Me.Views.Add(view);
        pump.Subscribe(Me, view, epoch, seq);
    }

    /// <summary>Stops watching a view; nothing happens if it was not watched.</summary>
    public void Unsubscribe(string view)
    {
        if (view is not null && Me.Views.Remove(view)) pump.Unsubscribe(Me, view);
    }

    /// <summary>
    /// Plays a view from an instant of the past on. Its frames come under the name <c>past/{view}</c>, so that none is taken for one of now; each says the instant that it shows and the speed. At its end comes
    /// <c>pastEnded</c> with <c>now</c>, <c>idle</c> or <c>no-board</c>. A further call moves the recording, or begins that of another view: there is one for each connection.
    /// </summary>
    /// <param name="view">Such as <c>wall/samara</c>.</param>
    /// <param name="at">UTC, such as <c>2026-11-24T11:05:00Z</c>; null goes on from where the recording stands.</param>
    /// <param name="speed">Seconds of the recording per second: 0 (stands) or 1 to 600.</param>
    /// <exception cref="HubException"><c>unknown-view</c> or <c>forbidden</c>; whatever else is wrong is told in the answer.</exception>
    public Task<PastAnswer> PlayPast(string view, string? at, double speed) => past.Play(Me, Watcher(view), view, at, speed, Context.ConnectionAborted);

    /// <summary>Ends the recording; nothing happens if there is none.</summary>
    public void StopPast() => Me.Past?.Stop();

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        StopPast();
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Who asks for a view that he may watch.</summary>
    private Identity Watcher(string view)
    {
        if (view is not { Length: > 0 and <= MaxNameLength }) throw new HubException("unknown-view");
        return doorkeeper.Who(Context.User) is { } identity && FeedPump.MayWatch(identity, view) ? identity : throw new HubException("forbidden");
    }

    private FeedClient Me => (FeedClient)Context.Items[Client]!;
}
