using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpsHub.ClientHub.Metrics;
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
        var cluster = Read(settings);
        if (options.Log.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase))
            throw new LogRefusedException("An SQLite log belongs to one machine: name a PostgreSQL log (migrate sqlite-to-postgres takes the old one along), or go on with --engine embedded.");
        _member = new Member(options.Log, cluster, roles);
        return options with { OpenEngine = _member.Open, LeaseOf = _member.LeaseOf };
    }

    public void AddTo(IServiceCollection services)
    {
        services.PostConfigure<MetricsOptions>(metrics => metrics.Meters = [.. metrics.Meters, OrleansMeter]);
        DashboardPages.AddTo(services, _member!.Engine);
    }

    public void Map(WebApplication app) => DashboardPages.Map(app);

    /// <exception cref="LogRefusedException">A setting is wrong; the message says what to write.</exception>
    internal static ClusterSettings Read(IReadOnlyList<string> settings)
    {
        var read = new ClusterSettings();
        new ConfigurationBuilder().AddEnvironmentVariables("OPSHUB_").AddCommandLine([.. settings.Select(s => $"--{s}")]).Build().GetSection(ClusterSettings.Section).Bind(read);
        List<ValidationResult> wrong = [];
        if (!Validator.TryValidateObject(read, new ValidationContext(read), wrong, validateAllProperties: true)) throw new LogRefusedException(string.Join(' ', wrong.Select(w => w.ErrorMessage)));
        return read;
    }
}
