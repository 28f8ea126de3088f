using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpsHub.Silo.Hosting;

namespace OpsHub.Cluster.Hosting;

internal sealed class Clustering : IClustering
{
    public HubOptions Join(HubOptions options, Roles roles, IReadOnlyList<string> settings) => options;

    public void AddTo(IServiceCollection services) { }

    public void Map(WebApplication app) { }
}
