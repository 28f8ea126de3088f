using OpsHub.Grains.Kernel;
using OpsHub.Silo.Engine;

namespace OpsHub.Cluster.Grains;

/// <summary>What every grain of a silo works with: the same turns over the same log as the embedded engine's.</summary>
internal sealed class Workshop(Catalog catalog, Turns turns, LiveGrains live, Placement.Whereabouts whereabouts)
{
    public Catalog Catalog => catalog;

    public Turns Turns => turns;

    public LiveGrains Live => live;

    public Placement.Whereabouts Whereabouts => whereabouts;

    /// <summary>An empty hand for a grain; its first turn reads the log.</summary>
    public HeldGrain Hold(Orleans.Runtime.GrainId id)
    {
        var grain = Kernel(id);
        return new HeldGrain(grain, catalog.Kind(grain.Kind)!);
    }

    /// <summary>Orleans writes a grain's id as type/key; with the key company/key that is the hub's own way of writing it.</summary>
    private static OpsHub.Grains.Kernel.GrainId Kernel(Orleans.Runtime.GrainId id) => OpsHub.Grains.Kernel.GrainId.Parse($"{id.Type}/{id.Key}");
}
