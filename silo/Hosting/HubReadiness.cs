using OpsHub.ClientHub.Health;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Hosting;

/// <summary>Ready when the log answers and the folds have caught up with it.</summary>
internal sealed class HubReadiness(Hub hub) : IReadiness
{
    /// <summary>Events that folds may be behind while the hub still counts as ready.</summary>
    private const long Slack = 5_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1), FollowPatience = TimeSpan.FromSeconds(3);

    public async Task<NotReady?> Check(CancellationToken cancel)
    {
        if (hub.Fault is not null) return new NotReady("follower-stopped", "A fact in the log cannot be read; the hub's log names it. Boards and figures stand still.");
        if (hub.EngineAbsence is { } absence) return new NotReady("engine-away", absence);
        try
        {
            var behind = await hub.Log.Head(cancel).WaitAsync(Patience, cancel).ConfigureAwait(false) - hub.FoldedTo;
            return hub.HasBegun && behind <= Slack ? null : new NotReady("catching-up", $"Boards and figures are {behind} facts behind the log.");
        }
        catch (Exception e) when (e is LogAwayException or TimeoutException)
        {
            return new NotReady("log-away", "The event log does not answer; commands are refused until it does.");
        }
    }

    public async Task<Following> Follow(long position, CancellationToken cancel)
    {
        if (position <= hub.FoldedTo) return Following.There;
        if (hub.Fault is not null) return Following.Behind;
        try
        {
            // whoever waits for a position that never comes would be remembered for ever
            if (position > await hub.Log.Head(cancel).WaitAsync(Patience, cancel).ConfigureAwait(false)) return Following.Beyond;
            await hub.Folded(position, cancel).WaitAsync(FollowPatience, cancel).ConfigureAwait(false);
            return Following.There;
        }
        catch (Exception e) when (e is LogAwayException or TimeoutException || hub.Fault is not null)
        {
            return Following.Behind;
        }
    }
}
