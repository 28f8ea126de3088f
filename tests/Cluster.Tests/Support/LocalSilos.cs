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
/// <param name="patient">Whether an owner may take his time; else he counts as silent after a second.</param>
internal sealed class LocalSilos(IEventLog log, IHostClock clock, EngineOptions options, bool patient = true)
{
    private IPEndPoint? _primary, _gateway;

    /// <param name="way">The log as this silo reaches it, where that is another way.</param>
    public async Task<OrleansEngine> Start(IEventLog? way = null)
    {
        var ports = Ports.Free(2);
        var settings = Settings(ports);
        (_primary, _gateway) = (_primary ?? new IPEndPoint(IPAddress.Loopback, ports[0]), _gateway ?? new IPEndPoint(IPAddress.Loopback, ports[1]));
        return await NodeHost.Silo(Parts(way ?? log), settings, silo => silo.UseDevelopmentClustering(_primary), CancellationToken.None);
    }

    /// <summary>A web node that knows the first silo.</summary>
    public Task<OrleansEngine> Web() => NodeHost.Client(Parts(log), Settings([0, 0]), client => client.UseStaticClustering(_gateway!), CancellationToken.None);

    private EngineParts Parts(IEventLog seen) => new(Tally.Catalog, seen, clock, options, NullLoggerFactory.Instance);

    private ClusterSettings Settings(int[] ports) => new() { SiloPort = ports[0], GatewayPort = ports[1], AskAgainMs = patient ? 20_000 : 500, PatienceS = patient ? 60 : 1 };
}
