using OpsHub.ClientHub.Health;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Hosting;

/// <summary>Ready when the log answers and the folds have caught up with it.</summary>
internal sealed class HubReadiness(Hub hub) : IReadiness
{
    /// <summary>Events that folds may be behind while the hub still counts as ready.</summary>
    private const long Slack = 5_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

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
}
