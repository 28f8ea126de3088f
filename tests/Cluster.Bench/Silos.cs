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

/// <summary>So many silos, each a process, over an empty PostgreSQL log, and one client in this process, which only asks.</summary>
internal sealed class Silos : IAsyncDisposable
{
    public const string Npgsql = "Npgsql";
    private const int ReadersPerProcess = 20;

    private readonly List<SiloProcess> _silos = [];
    private readonly PostgresDatabase _database;
    private readonly ClusterDatabase _cluster;
    private readonly IEventLog _log;

    private Silos(PostgresDatabase database, ClusterDatabase cluster, IEventLog log) => (_database, _cluster, _log) = (database, cluster, log);

    public OrleansEngine Client { get; private set; } = null!;

    /// <summary>Processor time of all silos so far; seconds.</summary>
    public double CpuS => _silos.Sum(s => s.CpuS);

    /// <param name="states">Whether they can keep plain grain state, too.</param>
    public static async Task<Silos> Start(int count, bool states, CancellationToken cancel)
    {
        var database = await Postgres.CreateDatabase();
        var silos = new Silos(database, await ClusterDatabase.Open(database.ConnectionString, cancel), await OpenLog(database.ConnectionString, cancel));
        for (var i = 0; i < count; i++) silos._silos.Add(await SiloProcess.Start(database.ConnectionString, states));
        silos.Client = await NodeHost.Client(Parts(silos._log), new ClusterSettings(), client => client.UseAdoNetClustering(t => (t.Invariant, t.ConnectionString) = (Npgsql, silos._cluster.Connection)), cancel);
        return silos;
    }

    /// <summary>A crowd of grains that load at once must not take every connection of the server.</summary>
    public static Task<IEventLog> OpenLog(string connection, CancellationToken cancel) =>
        EventLogs.Open($"{connection};Maximum Pool Size={ReadersPerProcess}", new EventLogOptions(), NullLoggerFactory.Instance, cancel);

    public static EngineParts Parts(IEventLog log) => new(Concepts.Catalog, log, new RealClock(), new EngineOptions(), NullLoggerFactory.Instance);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        foreach (var silo in _silos) silo.Dispose();
        await _log.DisposeAsync();
        await _cluster.DisposeAsync();
        await _database.DisposeAsync();
    }
}
