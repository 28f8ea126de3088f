using Microsoft.Extensions.Logging;
using OpsHub.Cluster.Grains;
using OpsHub.Cluster.Hosting;
using OpsHub.Cluster.Placement;

namespace OpsHub.Cluster.Engine;

/// <summary>A silo: it has grains, and hands them over with what they hold before it leaves.</summary>
internal sealed class SiloPresence(ISiloStatusOracle oracle, LiveGrains live, Whereabouts whereabouts, ClusterSettings settings, ILogger<SiloPresence> logger) : Presence
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public override int ActiveGrains => live.Count;

    public override string? Absence => oracle.CurrentStatus == SiloStatus.Active ? null : $"This silo is {oracle.CurrentStatus} and takes no commands.";

    public override async Task Leave()
    {
        if (oracle.CurrentStatus != SiloStatus.Active || oracle.GetActiveSilos().Length < 2) return;
        logger.SiloLeaves(oracle.SiloAddress.ToString(), live.Count);
        whereabouts.Leaving = true;
        using var timer = new PeriodicTimer(Look);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(settings.DrainS));
        try
        {
            foreach (var grain in live.All) grain.MigrateOnIdle();
            while (live.Count > 0) await timer.WaitForNextTickAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // whoever is left is read from the log by its next owner
        }
    }
}
