using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpsHub.ClientHub.Metrics;
using OpsHub.Cluster.Membership;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;

namespace OpsHub.Cluster.Hosting;

/// <summary>Several processes over one PostgreSQL log: silos with the role grains, clients without it.</summary>
internal sealed class Clustering : IClustering
{
    private const string OrleansMeter = "Microsoft.Orleans";

    private Member? _member;

    public HubOptions Join(HubOptions options, Roles roles, IReadOnlyList<string> settings)
    {
        var cluster = Settings.Read<ClusterSettings>(ClusterSettings.Section, settings);
        if (IsOfOneMachine(options.Log))
            throw new LogRefusedException("An SQLite log belongs to one machine: name a PostgreSQL log (migrate sqlite-to-postgres takes the old one along), or go on with --engine embedded.");
        _member = new Member(options.Log, cluster, roles);
        return options with { OpenEngine = _member.Open, LeaseOf = _member.LeaseOf };
    }

    public async Task Prepare(string log, CancellationToken cancel)
    {
        if (!IsOfOneMachine(log)) await (await ClusterDatabase.Open(log, cancel)).DisposeAsync();
    }

    public void AddTo(IServiceCollection services)
    {
        services.PostConfigure<MetricsOptions>(metrics => metrics.Meters = [.. metrics.Meters, OrleansMeter]);
        DashboardPages.AddTo(services, _member!.Engine);
    }

    public void Map(WebApplication app) => DashboardPages.Map(app);

    private static bool IsOfOneMachine(string log) => log.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase);
}
