using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Leases;

/// <summary>A job that exactly one process of the hub does at a time, begun once the folds have caught up.</summary>
public interface ILeasedJob
{
    /// <summary>Name of its lease.</summary>
    string Name { get; }

    /// <summary>Works until cancelled.</summary>
    /// <param name="grains">Sends nothing once the lease is lost.</param>
    Task Run(IGrains grains, CancellationToken cancel);
}
