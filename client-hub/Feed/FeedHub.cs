using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using OpsHub.ClientHub.Access;
using OpsHub.Grains.Boards;

namespace OpsHub.ClientHub.Feed;

/// <summary>
/// The feed, <c>/feed</c>, JSON protocol. Server → client: <c>version</c> once with text, <c>frame</c> with a frame as in <see cref="Frame"/>, at least every two seconds per
/// view. A connection whose account or key loses its rights is closed.
/// </summary>
internal sealed class FeedHub(FeedPump pump, IBoards boards, Doorkeeper doorkeeper, IOptions<FeedOptions> options) : Hub
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
        if (view is not { Length: > 0 and <= MaxNameLength }) throw new HubException("unknown-view");
        if (doorkeeper.Who(Context.User) is not { } identity || !FeedPump.MayWatch(identity, view)) throw new HubException("forbidden");
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

    private FeedClient Me => (FeedClient)Context.Items[Client]!;
}
