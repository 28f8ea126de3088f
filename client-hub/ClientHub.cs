using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Access.Oidc;
using OpsHub.ClientHub.Alerts;
using OpsHub.ClientHub.Appeals;
using OpsHub.ClientHub.Boards;
using OpsHub.ClientHub.Calls;
using OpsHub.ClientHub.Cases;
using OpsHub.ClientHub.Channels;
using OpsHub.ClientHub.Commands;
using OpsHub.ClientHub.Facts;
using OpsHub.ClientHub.Feed;
using OpsHub.ClientHub.Figures;
using OpsHub.ClientHub.Forecasts;
using OpsHub.ClientHub.Health;
using OpsHub.ClientHub.Journeys;
using OpsHub.ClientHub.Limits;
using OpsHub.ClientHub.Media;
using OpsHub.ClientHub.Metrics;
using OpsHub.ClientHub.Norms;
using OpsHub.ClientHub.OpenApi;
using OpsHub.ClientHub.Outages;
using OpsHub.ClientHub.Pages;
using OpsHub.ClientHub.Past;
using OpsHub.ClientHub.Problems;
using OpsHub.ClientHub.Standards;
using OpsHub.ClientHub.Tracing;
using OpsHub.ClientHub.Visitors;
using OpsHub.ClientHub.Visits;
using OpsHub.ClientHub.Waits;
using OpsHub.Grains.Access;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Drifts;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Journeys;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Kernel.Tracing;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Notices;
using OpsHub.Grains.Offices;
using OpsHub.Grains.People;
using OpsHub.Grains.Profiles;
using OpsHub.Grains.Quarantine;
using OpsHub.Grains.Standards;
using OpsHub.Grains.Visits;
using OpsHub.Grains.Waits;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Walls.Calls;
using OpsHub.Grains.WhatIf;

namespace OpsHub.ClientHub;

/// <summary>
/// The web edge. The host brings <see cref="Grains.Kernel.IGrains"/>, <see cref="Grains.Kernel.Catalog"/>, <see cref="IBoards"/>,
/// <see cref="Grains.Kernel.IHostClock"/>, <see cref="IReadiness"/> and, once there are any, <see cref="IFigures"/> and <see cref="INorms"/>; it gives every fact of the log
/// to every <see cref="IFollower"/>.
/// </summary>
public static class ClientHub
{
    /// <summary>Registers the web edge. Options are read from the configuration sections Access, Access:Oidc, Facts, Feed, Limits, Media, Metrics and Pages.</summary>
    public static IServiceCollection AddClientHub(this IServiceCollection services)
    {
        services.AddChecked<FeedOptions>(FeedOptions.Section).AddChecked<FactOptions>(FactOptions.Section).AddChecked<AccessOptions>(AccessOptions.Section).AddChecked<OidcOptions>(OidcOptions.Section);
        services.AddChecked<LimitOptions>(LimitOptions.Section).AddChecked<MetricsOptions>(MetricsOptions.Section).AddChecked<PageOptions>(PageOptions.Section).AddChecked<MediaOptions>(MediaOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IFigures, NoFigures>();
        services.TryAddSingleton<IForecasts, NoForecasts>();
        services.TryAddSingleton<IDrifts, NoDrifts>();
        services.TryAddSingleton<IWhatIf, NoWhatIf>();
        services.TryAddSingleton<INorms, NoNorms>();
        services.TryAddSingleton<IAlerts, NoAlerts>();
        services.TryAddSingleton<IBackTests, NoBackTests>();
        services.TryAddSingleton<IFloors, NoFloors>();
        services.TryAddSingleton<IWaits, NoWaits>();
        services.TryAddSingleton<IVisits, NoVisits>();
        services.TryAddSingleton<ICalls, NoCalls>();
        services.TryAddSingleton<IOutages, NoOutages>();
        services.TryAddSingleton<IChannels, NoChannels>();
        services.TryAddSingleton<INotices, NoNotices>();
        services.TryAddSingleton<IJourneys, NoJourneys>();
        services.TryAddSingleton<IPersonExports, NoPersonExports>();
        services.TryAddSingleton<IPast, NoPast>();
        services.AddSingleton<VisitorDesk>().AddSingleton<MediaShelf>();
        services.TryAddSingleton<IAppealDesk, NoAppeals>();
        services.TryAddSingleton<ICaseDesk, NoCases>();
        services.TryAddSingleton<IServiceDesk, NoServices>();
        services.TryAddSingleton<IRequirements, NoRequirements>();
        services.TryAddSingleton<IPlaces, NoPlaces>();
        services.TryAddSingleton<IStandardsDesk, NoStandardsDesk>();
        services.AddFollower<AccessDirectory>().AddFollower<QuarantineList>();
        services.TryAddSingleton<CommitTrail>();
        services.AddChecked<TracingOptions>(TracingOptions.Section).AddSingleton<Traces>();
        services.AddSingleton<HubMeter>().AddSingleton<PrometheusPage>().AddSingleton<CommandDesk>().AddSingleton<FactDesk>().AddSingleton<SourceTime>();
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.Configure<JsonOptions>(json => HubJson.Configure(json.SerializerOptions));
        services.AddAccess().AddFeed().AddHubOpenApi();
        services.AddRateLimiter(_ => { });
        services.AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>().Configure<IOptions<LimitOptions>>((limiter, limits) => RateLimits.Apply(limiter, limits.Value));
        return services;
    }

    /// <summary>Puts the web edge into the pipeline and maps every route of the table.</summary>
    /// <param name="machinesOnly">Whether the process serves no screens and no API, only health, metrics and administrators.</param>
    public static WebApplication MapClientHub(this WebApplication app, bool machinesOnly = false)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ClientHub));
        var access = app.Services.GetRequiredService<IOptions<AccessOptions>>().Value;
        app.Services.GetRequiredService<Traces>();   // listens from here on
        app.UseProxies(access);
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ProblemMiddleware>();
        if (machinesOnly) app.UseMiddleware<MachinesOnly>();
        if (!app.UsePages(app.Services.GetRequiredService<IOptions<PageOptions>>().Value.Directory)) log.NoDashboards();
        if (access.KeyDirectory is null) log.NoKeyDirectory();
        app.UseMiddleware<OpeningGate>();
        app.UseRouting();
        app.UseMiddleware<OriginCheck>();
        app.UseOidc();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseOneDocument();
        app.MapTable();
        return app;
    }

    private static void MapTable(this WebApplication app)
    {
        app.MapSessions();
        app.MapOwnSessions();
        app.MapOidc();
        app.MapAccounts();
        app.MapDeviceKeys();
        app.MapBoards();
        app.MapCommands();
        app.MapFacts();
        app.MapQuarantine();
        app.MapFigures();
        app.MapWaits();
        app.MapForecasts();
        app.MapDrifts();
        app.MapWhatIf();
        app.MapNorms();
        app.MapAppeals();
        app.MapCases();
        app.MapServices();
        app.MapKiosk();
        app.MapVisits();
        app.MapCalls();
        app.MapJourneys();
        app.MapTickets();
        app.MapBookings();
        app.MapMedia();
        app.MapPlaces();
        app.MapNotices();
        app.MapOutages();
        app.MapChannels();
        app.MapPeople();
        app.MapPersonExport();
        app.MapVersions();
        app.MapCalendars();
        app.MapRecounts();
        app.MapAlertRules();
        app.MapRotas();
        app.MapAlertmanager();
        app.MapBackTests();
        app.MapHealth();
        PrometheusPage.Map(app);
        app.Map(Routes.Version, () => TypedResults.Json(new VersionAnswer(VersionAnswer.Current))).Answers<VersionAnswer>();
        app.MapHub<FeedHub>(Routes.Feed.Pattern, ConnectionLimits(app.Services)).Guard(Routes.Feed);
        app.MapOpenApi(Routes.OpenApi.Pattern).Guard(Routes.OpenApi);
    }

    private static Action<Microsoft.AspNetCore.Http.Connections.HttpConnectionDispatcherOptions> ConnectionLimits(IServiceProvider services) => connection =>
    {
        var feed = services.GetRequiredService<IOptions<FeedOptions>>().Value;
        connection.ApplicationMaxBufferSize = 16 << 10;
        connection.TransportMaxBufferSize = feed.ClientBufferBytes;
        connection.TransportSendTimeout = TimeSpan.FromSeconds(feed.StalledAfterS + 10);   // the pump cuts first: it knows why and counts it
    };

    private static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<DeviceKeyIssuer>().AddSingleton<Doorkeeper>().AddSingleton<Passwords>().AddSingleton<SignInDesk>().AddSingleton<AccountDesk>().AddSingleton<SessionDesk>().AddSingleton<GivenPasswords>().AddSingleton<LocalRequests>();
        services.AddSingleton(s => new FirstAdministrator(s.GetRequiredService<Grains.Kernel.IGrains>(), s.GetRequiredService<AccessDirectory>(), s.GetRequiredService<Passwords>(), s.GetRequiredService<GivenPasswords>()));
        services.AddSingleton<IAuthorizationHandler, PolicyCheck>().AddSingleton<IAuthorizationMiddlewareResultHandler, PolicyAnswer>();
        services.AddAuthorization(options => options.AddTable());
        services.AddSignIn();
        services.AddOidc();
        return services;
    }

    private static IServiceCollection AddFeed(this IServiceCollection services)
    {
        services.AddSingleton<FeedPump>().AddHostedService<FeedLoop>();
        services.AddSingleton<HubLifetimeManager<FeedHub>, FeedLifetime>().AddSingleton<PastDesk>();
        services.AddSignalR(options => options.MaximumReceiveMessageSize = 4096);
        return services;
    }

    private static IServiceCollection AddFollower<T>(this IServiceCollection services)
        where T : class, IFollower => services.AddSingleton<T>().AddSingleton<IFollower>(s => s.GetRequiredService<T>());

    private static IServiceCollection AddChecked<T>(this IServiceCollection services, string section)
        where T : class => services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart().Services;
}

/// <summary>The running version.</summary>
internal sealed record VersionAnswer(string Version)
{
    public static string Current { get; } =
        typeof(VersionAnswer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
