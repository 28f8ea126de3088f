using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Visits;
using OpsHub.Grains.Walls;
using OpsHub.Silo.Alerts.Delivery;
using OpsHub.Silo.Channels.Probes;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Leases;
using OpsHub.Silo.Outages.Feeds;
using OpsHub.Silo.Telephony.Ami;
using OpsHub.Silo.Telephony.QueueLog;
using OpsHub.Silo.Visits;

namespace OpsHub.Silo.Hosting;

/// <summary>What the settings of an installation ask a hub to do towards others: hooks, channels of alerts, telephone systems, probes, lists of outages. Each under a lease of its own, so that one process of the hub does it.</summary>
/// <param name="engine">Grains behind the hub's sealing; what is personal never comes this way.</param>
/// <param name="known">Shows the lanes that follow the log.</param>
internal sealed class HubLanes(Hub hub, HubOptions options, IGrains engine, KnownLanes known, ILoggerFactory loggers) : IDisposable
{
    private readonly Lazy<HttpClient> _http = new(() => new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) });
    private readonly Lazy<ProbeLook> _look = new(() => new ProbeLook(new AddressGuard(options.Probes!.AllowPrivate), TimeProvider.System));

    /// <summary>Begins all of them; each task ends when cancelled.</summary>
    public IReadOnlyList<Task> Begin(CancellationToken cancel) => [.. VisitHooks(cancel), .. AlertChannels(cancel), .. Telephones(cancel), .. Probes(cancel), .. OutageLists(cancel)];

    public void Dispose()
    {
        if (_http.IsValueCreated) _http.Value.Dispose();
        if (_look.IsValueCreated) _look.Value.Dispose();
    }

    private IEnumerable<Task> VisitHooks(CancellationToken cancel) => options.VisitHooks.Select(hook => options.LeaseOf($"visit-hook-{hook.Company}").Hold(known.Add(LaneOf(hook)).Run, cancel));

    /// <summary>A lane for each channel, and for each company that mails whoever is on duty one that asks who that is.</summary>
    private IEnumerable<Task> AlertChannels(CancellationToken cancel)
    {
        if (hub.View<AlertsView>() is not { } alerts) yield break;
        foreach (var channel in options.AlertChannels)
            yield return Hold(AlertChannelLane.NameOf(channel), (grains, token) => known.Add(LaneOf(channel, alerts, grains)).Run(token), cancel);
        foreach (var company in options.AlertChannels.Where(c => c.Rota).Select(c => c.Company).Distinct())
            yield return Hold(RotaCaller.NameOf(company), (grains, token) => known.Add(new RotaCaller(company, alerts, grains, hub.Folded, hub.Log, hub.Catalog, loggers.CreateLogger<RotaCaller>())).Run(token), cancel);
    }

    private IEnumerable<Task> Telephones(CancellationToken cancel) =>
    [
        .. options.QueueLogs.Select(place => options.LeaseOf($"queue-log-{place.Company}").Hold(token => FeedOf(place).Run(token), cancel)),
        .. options.ManagerInterfaces.Select(place => options.LeaseOf($"ami-{place.Company}").Hold(token => FeedOf(place).Run(token), cancel)),
    ];

    private IEnumerable<Task> Probes(CancellationToken cancel)
    {
        ProbeMetrics.Begin(options.Probes?.Probes ?? []);
        return (options.Probes?.Probes ?? []).GroupBy(p => p.Company).Select(points => Hold($"probes-{points.Key}", (grains, token) => LaneOf(points.Key, [.. points], grains).Run(token), cancel));
    }

    private IEnumerable<Task> OutageLists(CancellationToken cancel) =>
        options.OutageLists.Select(source => options.LeaseOf($"outages-{source.Company}-{source.Id}").Hold(token => Follow(source, token), cancel));

    /// <summary>Work whose commands end with its lease.</summary>
    private Task Hold(string name, Func<IGrains, CancellationToken, Task> work, CancellationToken cancel)
    {
        var lease = options.LeaseOf(name);
        return lease.Hold(token => work(new LeasedGrains(engine, lease), token), cancel);
    }

    private VisitHookLane LaneOf(VisitHook hook) =>
        new(hook, new VisitDesk(new VisitIndex(), hub.Log, hub.Catalog, hub.Keys, hub.Clock, _ => null), _http.Value, hub.Log, hub.Catalog, loggers.CreateLogger<VisitHookLane>());

    private Lane LaneOf(AlertChannel channel, AlertsView alerts, IGrains grains) => channel.Rota
        ? new PagerLane(channel, new MailSender(channel, options.MailPassword), alerts, hub.Keys, grains, hub.Folded, hub.Log, hub.Catalog, loggers.CreateLogger<PagerLane>())
        : new AlertChannelLane(channel, SenderOf(channel), alerts, grains, hub.Folded, hub.Log, hub.Catalog, loggers.CreateLogger<AlertChannelLane>());

    private IChannelSender SenderOf(AlertChannel channel) => channel.Kind switch
    {
        ChannelKind.Webhook => new WebhookSender(channel, options.AlertSecret ?? throw new InvalidOperationException("A webhook of alerts needs a secret to sign with."), _http.Value, hub.Clock),
        ChannelKind.Alertmanager => new AlertmanagerSender(channel, _http.Value),
        ChannelKind.Mail => new MailSender(channel, options.MailPassword),
        _ => throw new InvalidOperationException($"Unknown channel {channel.Kind}."),
    };

    private ProbeLane LaneOf(string company, ImmutableArray<Probe> points, IGrains grains) =>
        new(company, points, _look.Value.At, grains, hub.Log, hub.Catalog, hub.Clock, loggers.CreateLogger<ProbeLane>());

    private QueueLogFeed FeedOf(QueueLogPlace place) => new(place, hub.Grains, hub.Clock, loggers.CreateLogger<QueueLogFeed>());

    private AmiFeed FeedOf(AmiPlace place) => new(place, hub.Grains, hub.Clock, TimeProvider.System, loggers.CreateLogger<AmiFeed>());

    private async Task Follow(FeedSource source, CancellationToken cancel)
    {
        using var client = new FeedClient(source);
        await new FeedLane(source, client, hub.Grains, () => hub.View<OutageView>()?.OpenOf(source.Company, $"{source.Id}-") ?? [], hub.Clock, loggers.CreateLogger<FeedLane>()).Run(cancel).ConfigureAwait(false);
    }
}
