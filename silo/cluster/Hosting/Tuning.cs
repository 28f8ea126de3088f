using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpsHub.Cluster.Engine;
using OpsHub.Cluster.Grains;
using OpsHub.Cluster.Placement;
using OpsHub.Cluster.Tracing;
using OpsHub.Silo.Engine;
using Orleans.Configuration;

namespace OpsHub.Cluster.Hosting;

/// <summary>What a cluster of the hub is made of, and the figures by which it notices that a process is gone (deploy/decisions/0013-orleans.md, 0017-hung-silo.md).</summary>
internal static class Tuning
{
    private static readonly TimeSpan ReconnectAfter = TimeSpan.FromMilliseconds(500), RefreshEvery = TimeSpan.FromSeconds(5);

    /// <summary>Adds the grains' surroundings and the filters.</summary>
    public static ISiloBuilder AddConcepts(this ISiloBuilder silo, EngineParts parts, ClusterSettings settings)
    {
        silo.Services.AddSingleton(new Turns(parts.Catalog, parts.Log, parts.Clock, parts.Options, parts.Loggers.CreateLogger<Turns>()));
        silo.Services.AddSingleton<LiveGrains>().AddSingleton<Workshop>().AddSingleton<Presence, SiloPresence>();
        silo.Services.AddSingleton(s => new Whereabouts(s.GetRequiredService<IClusterMembershipService>(), s.GetRequiredService<ILocalSiloDetails>(), settings.SilosPerCompany));
        silo.Services.AddSingleton<IFatalErrorHandler, EndOfProcess>();
        silo.AddPlacementDirector<WithCompany, CompanyDirector>();
        silo.AddIncomingGrainCallFilter(new SameHub(parts.Log.LogId, parts.Loggers.CreateLogger<SameHub>()));
        return silo.AddActivityPropagation().AddIncomingGrainCallFilter<TurnSpans>();   // filters go in this order: a turn is a part of the trace that has arrived
    }

    public static void Tune(this ISiloBuilder silo, EngineParts parts, ClusterSettings settings)
    {
        var idle = TimeSpan.FromSeconds(parts.Options.IdleReleaseS);
        silo.Configure<GrainCollectionOptions>(collection =>
        {
            (collection.CollectionQuantum, collection.CollectionAge) = (TimeSpan.FromSeconds(Math.Min(60, idle.TotalSeconds / 2)), idle);
            // A grain reads or writes nothing when it comes or goes, so one that takes long waits for somebody who is gone.
            collection.ActivationTimeout = collection.DeactivationTimeout = RefreshEvery;
        });
        silo.Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.MaxEnqueuedRequestsHardLimit = parts.Options.MailboxCapacity;
            Tune(messaging, settings);
        });
        silo.Configure<ConnectionOptions>(Tune);
#pragma warning disable ORLEANSEXP003   // deploy/decisions/0016-directory.md
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
        // A killed silo's grains live again at once: it is the log, not the directory, that refuses a second owner.
        silo.Configure<GrainDirectoryOptions>(directory => directory.RangeLeaseDuration = TimeSpan.Zero);
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = TimeSpan.FromMilliseconds(settings.ProbeMs);
            // Orleans adapts within these bounds. Not less: a busy machine must not take its neighbours for dead. Not more: nobody votes against a silo
            // that was heard within as many of the longest probes as may be missed, so this is how long a silo that hangs is still believed in.
            (membership.MinProbeTimeout, membership.MaxProbeTimeout) = (membership.ProbeTimeout, 2.5 * membership.ProbeTimeout);
            membership.NumMissedProbesLimit = 2;
            membership.NumVotesForDeathDeclaration = 2;
            // A hung silo makes its go-between late, and a probe that is only late counts for nothing: two direct witnesses decide.
            membership.EnableIndirectProbes = false;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(settings.RefreshS);
            membership.IAmAliveTablePublishTimeout = RefreshEvery;
            membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
            membership.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
        });
    }

    public static void Tune(this IClientBuilder client, EngineParts parts, ClusterSettings settings)
    {
        var logger = parts.Loggers.CreateLogger<ClientPresence>();
        client.Configure<ClientMessagingOptions>(messaging => Tune(messaging, settings));
        client.Configure<ConnectionOptions>(Tune);
        // A client sends to a gateway until the table says that it is dead: one small query per look.
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromMilliseconds(settings.ProbeMs));
        // Whichever is started first waits for the other.
        client.UseConnectionRetryFilter(async (fault, stopping) =>
        {
            logger.NoSiloYet(settings.Id ?? parts.Log.LogId.ToString(), fault.Message);
            await Task.Delay(ReconnectAfter, TimeProvider.System, stopping);
            return true;
        });
        client.AddActivityPropagation();
    }

    private static void Tune(MessagingOptions messaging, ClusterSettings settings)
    {
        messaging.ResponseTimeout = messaging.ResponseTimeoutWithDebugger = TimeSpan.FromMilliseconds(settings.AskAgainMs);
        // A turn once begun is finished and its caller told; a command still waiting is withdrawn.
        messaging.WaitForCancellationAcknowledgement = true;
    }

    private static void Tune(ConnectionOptions connections) => (connections.ConnectionRetryDelay, connections.OpenConnectionTimeout) = (ReconnectAfter, TimeSpan.FromSeconds(1));
}
