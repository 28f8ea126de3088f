using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NodaTime;
using OpsHub.ClientHub;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Access.Oidc;
using OpsHub.ClientHub.Health;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Duties;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Journeys;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Notices;
using OpsHub.Grains.Offices;
using OpsHub.Grains.People;
using OpsHub.Grains.Profiles;
using OpsHub.Grains.Promises;
using OpsHub.Grains.Recounts;
using OpsHub.Grains.Standards;
using OpsHub.Grains.Visits;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Walls.Calls;
using OpsHub.Grains.Walls.Notices;
using OpsHub.Grains.WhatIf;
using OpsHub.Silo.Alerts;
using OpsHub.Silo.Visits;
using OpsHub.Silo.Norms;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Profiles.Versions;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calls;
using OpsHub.Silo.Cases;
using OpsHub.Silo.Channels;
using OpsHub.Silo.Journeys;
using OpsHub.Silo.Metering;
using OpsHub.Silo.Outages;
using OpsHub.Silo.People;
using OpsHub.Silo.Standards;

namespace OpsHub.Silo.Hosting;

/// <summary>Puts the web edge before a hub.</summary>
/// <param name="Urls">Addresses to listen on, separated by semicolons.</param>
/// <param name="Data">Directory for what must outlive a restart beside the log: the keys that seal cookies.</param>
/// <param name="Args">Further settings from the command line, such as <c>--Feed:PushIntervalMs=200</c>.</param>
public sealed record WebOptions(string Urls, string Data, string[] Args)
{
    /// <summary>Profiles of the companies whose norms are kept.</summary>
    public IReadOnlyList<CompanyProfile> Companies { get; init; } = [];

    /// <summary>What the process does; without the web role it answers machines and administrators only.</summary>
    public Roles Roles { get; init; } = Roles.All;

    /// <summary>The other processes of the hub, or null.</summary>
    public IClustering? Clustering { get; init; }
}

/// <summary>A hub with its web edge, begun and listening.</summary>
public sealed class WebHost : IAsyncDisposable
{
    private static readonly Type[] Meters = [typeof(SiloMeter), typeof(WaitMeter), typeof(DriftMeter), typeof(OfficeMeter), typeof(LineMeter), typeof(OutageMeter), typeof(AlertMeter), typeof(ChannelMeter), typeof(DeskMeter)];

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

    internal Hub Hub => _hub;

    /// <summary>The same, not begun and not listening: for whoever wants its folds.</summary>
    internal static WebHost Still(Hub hub, WebOptions options) => new(hub, Build(hub, options));

    /// <summary>Everything that this process keeps a snapshot of, in the order in which a fact reaches it.</summary>
    internal IReadOnlyList<IKeptFollower> KeptFolds => [.. _hub.Folds([.. App.Services.GetServices<IFollower>()]).OfType<IKeptFollower>()];

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
            ["Media:Directory"] = Path.GetFullPath(Path.Combine(options.Data, "media")),
            ["Pages:Directory"] = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.Configuration.AddEnvironmentVariables("OPSHUB_").AddCommandLine(options.Args);
        builder.WebHost.UseUrls(options.Urls);
        (builder.Configuration.GetSection(LogOutput.Section).Get<LogOutput>() ?? new LogOutput()).AddTo(builder.Logging);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        // Would put each request's path, which may name a person, beside every line that is logged meanwhile.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // Warns at each first start that cookie keys lie unencrypted; who may read their directory is the installation's business.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddClientHub();
        builder.Services.Replace(ServiceDescriptor.Singleton(new OidcSecret(Secret.OidcClient.Read())));
        builder.Services.AddSingleton(hub.Grains).AddSingleton(hub.Clock).AddSingleton(hub.Boards).AddSingleton(hub.Catalog).AddSingleton(hub.Trail);
        builder.Services.AddSingleton(_ => new SiloMeter(hub)).AddSingleton<IReadiness>(new HubReadiness(hub));
        if (options.Roles.HasFlag(Roles.Web)) AddVisits(builder.Services, hub);
        if (options.Roles.HasFlag(Roles.Web)) AddJourneys(builder.Services, hub, options.Companies);
        if (options.Roles.HasFlag(Roles.Web)) AddFigures(builder.Services, hub, options.Companies);
        if (options.Roles.HasFlag(Roles.Web) && hub.Standards is { } standards) AddAppeals(builder.Services, hub, standards);
        if (options.Roles.HasFlag(Roles.Web) && hub.Standards is { } told) AddStandards(builder.Services, hub, told);
        builder.Services.Replace(ServiceDescriptor.Singleton(hub.Past));
        if (options.Roles.HasFlag(Roles.Web) && hub.View<AlertsView>() is { } alerts) AddAlerts(builder.Services, hub, alerts);
        if (hub.View<CallsView>() is { } calls) builder.Services.Replace(ServiceDescriptor.Singleton<ICalls>(s => new CallDesk(calls, s.GetRequiredService<FigureBook>(), hub.Log, hub.Catalog)));
        if (hub.View<OutageView>() is { } outages) builder.Services.Replace(ServiceDescriptor.Singleton<IOutages>(new OutageDesk(outages, hub.Log, hub.Catalog)));
        if (hub.Waits is { } waits) builder.Services.Replace(ServiceDescriptor.Singleton(waits)).AddSingleton(_ => new WaitMeter(waits));
        if (hub.Drifts is { } drifts) builder.Services.Replace(ServiceDescriptor.Singleton(drifts)).AddSingleton(_ => new DriftMeter(drifts));
        builder.Services.Replace(ServiceDescriptor.Singleton(hub.Forecasts));
        if (hub.Floors is { } floors) builder.Services.Replace(ServiceDescriptor.Singleton(floors));
        if (options.Roles.HasFlag(Roles.Web)) AddMeters(builder.Services, hub, options.Companies);
        options.Clustering?.AddTo(builder.Services);
        var app = builder.Build();
        foreach (var meter in Meters) app.Services.GetService(meter);   // made now, ended with the host
        app.MapClientHub(machinesOnly: !options.Roles.HasFlag(Roles.Web));
        options.Clustering?.Map(app);
        return app;
    }

    private static void AddVisits(IServiceCollection services, Hub hub)
    {
        services.AddSingleton<VisitIndex>().AddSingleton<IFollower>(s => s.GetRequiredService<VisitIndex>());
        services.Replace(ServiceDescriptor.Singleton<IWhatIf>(new WhatIfDesk(hub.Log, hub.Catalog)));
        services.Replace(ServiceDescriptor.Singleton<IVisits>(s => new VisitDesk(
            s.GetRequiredService<VisitIndex>(), hub.Log, hub.Catalog, hub.Keys, hub.Clock, company => hub.Standards?.Profile(company, hub.Clock.GetCurrentInstant())?.KeptFor(KeptData.Visits))));
    }

    private static void AddJourneys(IServiceCollection services, Hub hub, IReadOnlyList<CompanyProfile> companies)
    {
        services.AddSingleton<JourneyIndex>().AddSingleton<IFollower>(s => s.GetRequiredService<JourneyIndex>());
        services.Replace(ServiceDescriptor.Singleton<IJourneys>(s => new JourneyDesk(s.GetRequiredService<JourneyIndex>(), hub.Log, hub.Catalog, hub.Keys, hub.Clock)));
        services.Replace(ServiceDescriptor.Singleton<IPersonExports>(s => new ExportDesk(
            s.GetRequiredService<JourneyIndex>(), hub.Log, hub.Keys, hub.Clock, id => (hub.Standards?.Profile(id, hub.Clock.GetCurrentInstant()) ?? companies.FirstOrDefault(c => c.Id == id))?.TimeZone ?? DateTimeZone.Utc)));
    }

    private static void AddFigures(IServiceCollection services, Hub hub, IReadOnlyList<CompanyProfile> companies)
    {
        services.AddSingleton(new FigureBook(hub.Clock)).AddSingleton<IFollower>(s => s.GetRequiredService<FigureBook>());
        services.Replace(ServiceDescriptor.Singleton<IFigures>(s => s.GetRequiredService<FigureBook>()));
        services.AddSingleton(s => Norms(hub, companies, s.GetRequiredService<FigureBook>())).AddSingleton<IFollower>(s => s.GetRequiredService<NormBook>());
        services.Replace(ServiceDescriptor.Singleton<INorms>(s => s.GetRequiredService<NormBook>()));
        services.Replace(ServiceDescriptor.Singleton<IRequirements>(new TracedStandards(
            company => hub.Standards is { } standards ? standards.Profile(company, hub.Clock.GetCurrentInstant()) : companies.FirstOrDefault(c => c.Id == company), StandardFile.Shipped)));
    }

    /// <summary>What the companies' boards and desks show, for whoever watches by metrics.</summary>
    private static void AddMeters(IServiceCollection services, Hub hub, IReadOnlyList<CompanyProfile> companies)
    {
        services.AddSingleton(_ => new OfficeMeter(hub.Boards, hub.Clock)).AddSingleton(_ => new LineMeter(hub.Boards, hub.Clock)).AddSingleton(_ => new OutageMeter(hub.Boards)).AddSingleton(_ => new AlertMeter(hub.Boards)).AddSingleton(_ => new ChannelMeter(hub.Boards));
        services.AddSingleton(s => new DeskMeter([.. companies.Select(c => c.Id)], s.GetRequiredService<IAppealDesk>(), s.GetRequiredService<INorms>()));
    }

    /// <summary>With standards that change while the hub runs, norms follow them: by local day, so that no day is judged by two versions.</summary>
    private static NormBook Norms(Hub hub, IReadOnlyList<CompanyProfile> companies, FigureBook figures)
    {
        if (hub.Standards is not { } standards) return new NormBook(ProfileNorms.Standards(companies), figures, hub.Clock);
        var norms = new NormBook(ProfileNorms.Standards(standards, hub.Clock.GetCurrentInstant()), figures, hub.Clock);
        standards.Changed += () => norms.Renew(ProfileNorms.Standards(standards, hub.Clock.GetCurrentInstant()));
        return norms;
    }

    /// <summary>Conditions read what the walls have folded, and the watch what both have: the order of registration is the order of folding.</summary>
    private static void AddAlerts(IServiceCollection services, Hub hub, AlertsView alerts)
    {
        services.Replace(ServiceDescriptor.Singleton<IAlerts>(alerts)).AddSingleton(new ConditionBook(hub.View<CompanyWallView>(), hub.View<OutageView>(), (company, channel) => hub.Standards?.Service(company, hub.Clock.GetCurrentInstant())?.Channels.Find(channel)?.Name)).AddSingleton<IFollower>(s => s.GetRequiredService<ConditionBook>());
        services.Replace(ServiceDescriptor.Singleton<IBackTests>(new BackTest(hub.Log, hub.Catalog, () => hub.Standards is { } told ? ProfileNorms.Standards(told, hub.Clock.GetCurrentInstant()) : [])));
        services.AddSingleton<Evaluation>().AddSingleton(s => new AlertWatch(s.GetRequiredService<Evaluation>(), alerts, hub.Clock, s.GetRequiredService<ILogger<AlertWatch>>())).AddSingleton<IFollower>(s => s.GetRequiredService<AlertWatch>());
    }

    private static void AddStandards(IServiceCollection services, Hub hub, ProfileStandards standards)
    {
        if (hub.View<NoticesView>() is { } notices) AddNotices(services, notices, standards, hub.Clock);
        services.AddSingleton<RecountBook>().AddSingleton<IFollower>(s => s.GetRequiredService<RecountBook>());
        services.Replace(ServiceDescriptor.Singleton<IPlaces>(new PublishedPlaces(company => standards.Profile(company, hub.Clock.GetCurrentInstant()))));
        services.Replace(ServiceDescriptor.Singleton<IStandardsDesk>(s => new StandardsDesk(standards, s.GetRequiredService<RecountBook>(), hub.Log, hub.Catalog, hub.Clock)));
    }

    private static void AddNotices(IServiceCollection services, NoticesView notices, ProfileStandards standards, IClock clock)
    {
        services.Replace(ServiceDescriptor.Singleton<IChannels>(new ChannelDesk(notices, standards, clock)));
        services.Replace(ServiceDescriptor.Singleton<INotices>(new NoticeDesk(notices, standards, clock)));
    }

    private static void AddAppeals(IServiceCollection services, Hub hub, ProfileStandards standards)
    {
        services.AddSingleton(new AppealRegister(standards)).AddSingleton<IFollower>(s => s.GetRequiredService<AppealRegister>());
        services.AddSingleton<CaseRegister>().AddSingleton<IFollower>(s => s.GetRequiredService<CaseRegister>());
        services.AddSingleton<PromiseRegister>().AddSingleton<IFollower>(s => s.GetRequiredService<PromiseRegister>());
        services.AddSingleton<DutyRegister>().AddSingleton<IFollower>(s => s.GetRequiredService<DutyRegister>());
        services.AddSingleton(new FeedbackBook(company => standards.Profile(company, hub.Clock.GetCurrentInstant())?.TimeZone ?? DateTimeZone.Utc)).AddSingleton<IFollower>(s => s.GetRequiredService<FeedbackBook>());
        services.Replace(ServiceDescriptor.Singleton<ICaseDesk>(s => new CaseDesk(s.GetRequiredService<CaseRegister>(), standards, hub.Log, hub.Catalog, hub.Clock)));
        services.Replace(ServiceDescriptor.Singleton<IServiceDesk>(s => new ServiceDesk(
            s.GetRequiredService<PromiseRegister>(), s.GetRequiredService<DutyRegister>(), s.GetRequiredService<FeedbackBook>(), standards, hub.Clock)));
        services.Replace(ServiceDescriptor.Singleton<IAppealDesk>(s => new AppealDesk(s.GetRequiredService<AppealRegister>(), standards, hub.Log, hub.Catalog, hub.Keys, company => hub.View<NoticesView>()?.IsSimulated(company) ?? false, hub.Clock)));
    }
}
