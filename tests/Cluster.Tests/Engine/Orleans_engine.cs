using Microsoft.Extensions.DependencyInjection;
using OpsHub.Cluster.Engine;
using OpsHub.Cluster.Tests.Support;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Log;
using OpsHub.Silo.Tests.Engine;

namespace OpsHub.Cluster.Tests.Engine;

/// <summary>The contract of every engine, kept by Orleans: a cluster of one silo.</summary>
public sealed class Orleans_engine : EngineContract
{
    protected override async Task<OpenedEngine> Open(IEventLog log, IHostClock clock, EngineOptions options)
    {
        var engine = await new LocalSilos(log, clock, options).Start();
        return new OpenedEngine(engine, () => ReleaseAll(engine), engine.DisposeAsync);
    }

    private static async Task ReleaseAll(OrleansEngine engine)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var silos = engine.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        while (engine.ActiveGrains > 0)
        {
            patience.Token.ThrowIfCancellationRequested();
            await silos.ForceActivationCollection(TimeSpan.Zero);
        }
    }
}
