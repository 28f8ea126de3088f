using Microsoft.Extensions.Logging;
using OpsHub.Cluster.Grains;
using OpsHub.Cluster.Hosting;
using OpsHub.Cluster.Placement;

namespace OpsHub.Cluster.Engine;

/// <summary>A silo: it has grains, and hands them over with what they hold before it leaves.</summary>
internal sealed class SiloPresence(ISiloStatusOracle oracle, LiveGrains live, Whereabouts whereabouts, ClusterSettings settings, ILogger<SiloPresence> logger) : Presence
{
    public override int ActiveGrains => live.Count;

    public override string? Absence => oracle.CurrentStatus == SiloStatus.Active ? null : $"This silo is {oracle.CurrentStatus} and takes no commands.";

    public override async Task Leave()
    {
        if (oracle.CurrentStatus != SiloStatus.Active || oracle.GetActiveSilos().Length < 2) return;
        logger.SiloLeaves(oracle.SiloAddress.ToString(), live.Count);
        whereabouts.Leaving = true;
        try
        {
            await Task.WhenAll(live.All.Select(Move)).WaitAsync(TimeSpan.FromSeconds(settings.DrainS));
        }
        catch (TimeoutException)
        {
            // whoever is left is read from the log by its next owner
        }
    }

    /// <summary>Completes when the grain has arrived elsewhere with what it holds.</summary>
    private static Task Move(ConceptGrain grain)
    {
        grain.MigrateOnIdle();
        return grain.GrainContext.Deactivated;
    }
}
