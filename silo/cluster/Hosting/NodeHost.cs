using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpsHub.Cluster.Engine;
using OpsHub.Silo.Engine;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace OpsHub.Cluster.Hosting;

/// <summary>Builds and starts Orleans in this process, as a silo or as a client.</summary>
internal static class NodeHost
{
    private const string Service = "opshub";

    /// <param name="membership">How silos find each other.</param>
    public static Task<OrleansEngine> Silo(EngineParts parts, ClusterSettings settings, Action<ISiloBuilder> membership, CancellationToken cancel) => Start(parts, settings, $"silo-{settings.SiloPort}", builder => builder.UseOrleans(silo =>
    {
        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (IdOf(parts, settings), Service));
        silo.Configure<EndpointOptions>(endpoint =>
        {
            (endpoint.AdvertisedIPAddress, endpoint.SiloPort, endpoint.GatewayPort) = (settings.IPAddress, settings.SiloPort, settings.GatewayPort);
            (endpoint.SiloListeningEndpoint, endpoint.GatewayListeningEndpoint) =
                (new IPEndPoint(settings.IPAddress, settings.SiloListenPort ?? settings.SiloPort), new IPEndPoint(settings.IPAddress, settings.GatewayListenPort ?? settings.GatewayPort));
        });
        membership(silo);
        if (ClusterLinks.Of(settings) is { } links) silo.UseTls(links.Secure);
        silo.AddConcepts(parts, settings).AddDashboard().Tune(parts, settings);
    }), cancel);

    /// <param name="gateways">How the client finds silos.</param>
    public static Task<OrleansEngine> Client(EngineParts parts, ClusterSettings settings, Action<IClientBuilder> gateways, CancellationToken cancel) => Start(parts, settings, $"client-{Environment.ProcessId}", builder => builder.UseOrleansClient(client =>
    {
        var presence = new ClientPresence();
        client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (IdOf(parts, settings), Service));
        client.Services.AddSingleton<Presence>(presence);
        client.AddGatewayCountChangedHandler((_, count) => presence.SetGateways(count.NumberOfConnectedGateways));
        gateways(client);
        if (ClusterLinks.Of(settings) is { } links) client.UseTls(links.Secure);
        client.AddDashboard().Tune(parts, settings);
    }), cancel);

    /// <summary>One log is one cluster unless the settings name another.</summary>
    private static string IdOf(EngineParts parts, ClusterSettings settings) => settings.Id ?? parts.Log.LogId.ToString();

    private static async Task<OrleansEngine> Start(EngineParts parts, ClusterSettings settings, string node, Action<HostApplicationBuilder> orleans, CancellationToken cancel)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(parts.Loggers).AddSingleton(parts.Catalog).AddSingleton(settings);
        // The web host listens to the terminal and the service manager; this one is ended by its engine.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        // Handing over and stopping together stay below the half minute after which orchestrators kill.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(settings.DrainS));
        orleans(builder);
        DashboardPages.Register(builder.Services);
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancel);
            return new OrleansEngine(host, parts, settings, node);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancel) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
    }
}
