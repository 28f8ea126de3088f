using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Cluster.Engine;
using OpsHub.Cluster.Hosting;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Log;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Testing;

namespace OpsHub.Cluster.Tests.Support;

/// <summary>Silos within this process that share a log; the first one keeps the membership.</summary>
internal sealed class LocalSilos(IEventLog log, IHostClock clock, EngineOptions options)
{
    private IPEndPoint? _primary;

    public async Task<OrleansEngine> Start()
    {
        var ports = Ports.Free(2);
        var settings = new ClusterSettings { SiloPort = ports[0], GatewayPort = ports[1], AskAgainMs = 20_000, PatienceS = 60 };
        _primary ??= new IPEndPoint(IPAddress.Loopback, ports[0]);
        return await NodeHost.Silo(new EngineParts(Tally.Catalog, log, clock, options, NullLoggerFactory.Instance), settings, silo => silo.UseDevelopmentClustering(_primary), CancellationToken.None);
    }
}
