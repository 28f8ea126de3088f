using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace OpsHub.Silo.Hosting;

/// <summary>How a process joins the other processes of its hub. This program has none; <c>opshub-cluster</c> brings one.</summary>
public interface IClustering
{
    /// <summary>The same hub with the cluster's engine and leases.</summary>
    /// <param name="settings">Further settings from the command line, such as <c>Cluster:SiloPort=11111</c>.</param>
    /// <exception cref="Log.LogRefusedException">The log cannot be shared by several processes; the message says what to write instead.</exception>
    /// <exception cref="SettingRefusedException">A setting of the cluster is wrong.</exception>
    HubOptions Join(HubOptions options, Roles roles, IReadOnlyList<string> settings);

    /// <summary>Makes the cluster's own tables, or brings them to this program's schema; nothing where the log cannot be shared by several processes.</summary>
    /// <param name="log">As <c>--log</c> names it.</param>
    Task Prepare(string log, CancellationToken cancel);

    /// <summary>Adds what the cluster's own pages need.</summary>
    void AddTo(IServiceCollection services);

    /// <summary>Maps the cluster's own pages.</summary>
    void Map(WebApplication app);
}
