using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OpsHub.ClientHub;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Health;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Norms;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Standards;

namespace OpsHub.Silo.Hosting;

/// <summary>Puts the web edge before a hub.</summary>
/// <param name="Urls">Addresses to listen on, separated by semicolons.</param>
/// <param name="Data">Directory for what must outlive a restart beside the log: the keys that seal cookies.</param>
/// <param name="Args">Further settings from the command line, such as <c>--Feed:PushIntervalMs=200</c>.</param>
/// <param name="Companies">Profiles of the companies whose norms are kept.</param>
public sealed record WebOptions(string Urls, string Data, string[] Args, IReadOnlyList<CompanyProfile>? Companies = null);

/// <summary>A hub with its web edge, begun and listening.</summary>
public sealed class WebHost : IAsyncDisposable
{
    private readonly Hub _hub;

    private WebHost(Hub hub, WebApplication app) => (_hub, App) = (hub, app);

    public WebApplication App { get; }

    /// <summary>The first administrator's sign-in when this start created it; printed once and kept nowhere.</summary>
    public FirstSignIn? FirstSignIn { get; private set; }

    /// <summary>Listens, folds the log, and creates the first administrator if there is no account. Owns the hub from here on.</summary>
    public static async Task<WebHost> Start(Hub hub, WebOptions options, CancellationToken cancel)
    {
        var host = new WebHost(hub, Build(hub, options));
        try
        {
            await host.App.StartAsync(cancel).ConfigureAwait(false);
            await hub.Begin([.. host.App.Services.GetServices<IFollower>()], cancel).ConfigureAwait(false);
            host.FirstSignIn = await host.App.Services.GetRequiredService<FirstAdministrator>().Create(cancel).ConfigureAwait(false);
            return host;
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync().ConfigureAwait(false);
        await _hub.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(Hub hub, WebOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = options.Args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Access:KeyDirectory"] = Path.GetFullPath(Path.Combine(options.Data, "keys")),
            ["Pages:Directory"] = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.Configuration.AddEnvironmentVariables("OPSHUB_").AddCommandLine(options.Args);
        builder.WebHost.UseUrls(options.Urls);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        // Warns at each first start that cookie keys lie unencrypted; who may read their directory is the installation's business.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddClientHub();
        builder.Services.AddSingleton(hub.Grains).AddSingleton(hub.Clock).AddSingleton(hub.Boards).AddSingleton(hub.Catalog);
        builder.Services.AddSingleton(new SiloMeter(hub)).AddSingleton<IReadiness>(new HubReadiness(hub));
        builder.Services.AddSingleton(new FigureBook(hub.Clock)).AddSingleton<IFollower>(s => s.GetRequiredService<FigureBook>());
        builder.Services.Replace(ServiceDescriptor.Singleton<IFigures>(s => s.GetRequiredService<FigureBook>()));
        builder.Services.AddSingleton(s => new NormBook(ProfileNorms.Standards(options.Companies ?? []), s.GetRequiredService<FigureBook>(), hub.Clock)).AddSingleton<IFollower>(s => s.GetRequiredService<NormBook>());
        builder.Services.Replace(ServiceDescriptor.Singleton<INorms>(s => s.GetRequiredService<NormBook>()));
        builder.Services.Replace(ServiceDescriptor.Singleton<IRequirements>(new TracedStandards(options.Companies ?? [], StandardFile.Shipped)));
        var app = builder.Build();
        app.Services.GetRequiredService<SiloMeter>();
        app.MapClientHub();
        return app;
    }
}
