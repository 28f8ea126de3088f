using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Cluster.Engine;
using OpsHub.Cluster.Hosting;
using OpsHub.Cluster.Membership;
using OpsHub.Grains;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Log;
using OpsHub.Silo.Time;
using OpsHub.Testing;

namespace OpsHub.Cluster.Bench;

/// <summary>So many silos and one client over an empty PostgreSQL log, in this process; every message travels over loopback.</summary>
internal sealed class Silos : IAsyncDisposable
{
    private const int ReadersPerProcess = 20;

    private readonly List<OrleansEngine> _silos = [];
    private readonly List<IEventLog> _logs = [];
    private readonly PostgresDatabase _database;

    private Silos(PostgresDatabase database, ClusterDatabase cluster) => (_database, Cluster) = (database, cluster);

    public ClusterDatabase Cluster { get; }

    public OrleansEngine Client { get; private set; } = null!;

    public OrleansEngine First => _silos[0];

    /// <param name="more">What else the silos have, given the connection.</param>
    public static async Task<Silos> Start(int count, Action<ISiloBuilder, ClusterDatabase>? more, CancellationToken cancel)
    {
        var database = await Postgres.CreateDatabase();
        var silos = new Silos(database, await ClusterDatabase.Open(database.ConnectionString, cancel));
        for (var i = 0; i < count; i++) await silos.Add(count, more, cancel);
        silos.Client = await NodeHost.Client(await silos.Parts(cancel), new ClusterSettings(), client => client.UseAdoNetClustering(t => (t.Invariant, t.ConnectionString) = ("Npgsql", silos.Cluster.Connection)), cancel);
        return silos;
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        foreach (var silo in _silos) await silo.DisposeAsync();
        foreach (var log in _logs) await log.DisposeAsync();
        await Cluster.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task Add(int count, Action<ISiloBuilder, ClusterDatabase>? more, CancellationToken cancel)
    {
        var settings = new ClusterSettings { SiloPort = FreePort(), GatewayPort = FreePort(), SilosPerCompany = count };
        _silos.Add(await NodeHost.Silo(await Parts(cancel), settings, silo =>
        {
            silo.UseAdoNetClustering(t => (t.Invariant, t.ConnectionString) = ("Npgsql", Cluster.Connection));
            more?.Invoke(silo, Cluster);
        }, cancel));
    }

    /// <summary>Each process has a log of its own; a crowd of grains that load at once must not take every connection of the server.</summary>
    private async Task<EngineParts> Parts(CancellationToken cancel)
    {
        _logs.Add(await EventLogs.Open($"{_database.ConnectionString};Maximum Pool Size={ReadersPerProcess}", new EventLogOptions(), NullLoggerFactory.Instance, cancel));
        return new EngineParts(Concepts.Catalog, _logs[^1], new RealClock(), new EngineOptions(), NullLoggerFactory.Instance);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
