using Microsoft.Extensions.Logging;
using OpsHub.Cluster.Engine;
using OpsHub.Cluster.Leases;
using OpsHub.Cluster.Membership;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Leases;

namespace OpsHub.Cluster.Hosting;

/// <summary>This process as one of its cluster: its engine, and its claim to the jobs that have one owner.</summary>
internal sealed class Member(string log, ClusterSettings settings, Roles roles)
{
    private const string Npgsql = "Npgsql";

    private readonly string _holder = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
    private ClusterDatabase? _database;
    private ILoggerFactory? _loggers;

    /// <summary>Set once the hub is open.</summary>
    public OrleansEngine Engine { get; private set; } = null!;

    private bool RunsGrains => roles.HasFlag(Roles.Grains);

    public async Task<IEngine> Open(EngineParts parts, CancellationToken cancel)
    {
        _loggers = parts.Loggers;
        _database = await ClusterDatabase.Open(log, cancel);
        var connection = _database.Connection;
        return Engine = RunsGrains
            ? await NodeHost.Silo(parts, settings, silo => silo.UseAdoNetClustering(table => (table.Invariant, table.ConnectionString) = (Npgsql, connection)), cancel)
            : await NodeHost.Client(parts, settings, client => client.UseAdoNetClustering(table => (table.Invariant, table.ConnectionString) = (Npgsql, connection)), cancel);
    }

    /// <summary>Asked once the engine is open. Silos do the jobs, since they are nearest to the grains; a web node never does.</summary>
    public ILease LeaseOf(string job) => RunsGrains
        ? new PostgresLease(job, _holder, new LeaseTable(_database!.Source), TimeProvider.System, _loggers!.CreateLogger<PostgresLease>())
        : new NeverOwner();
}
