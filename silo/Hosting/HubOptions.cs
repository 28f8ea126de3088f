using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;
using OpsHub.Grains.Reactions;
using OpsHub.Silo.Alerts.Delivery;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Channels.Probes;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Leases;
using OpsHub.Silo.Log;
using OpsHub.Silo.Outages.Feeds;
using OpsHub.Silo.Telephony.Ami;
using OpsHub.Silo.Telephony.QueueLog;
using OpsHub.Silo.Time;
using OpsHub.Silo.Visits;

namespace OpsHub.Silo.Hosting;

/// <summary>What one process of the hub is made of.</summary>
public sealed record HubOptions
{
    /// <summary><c>sqlite:path</c> for one process, or a PostgreSQL connection string.</summary>
    public required string Log { get; init; }

    public EventLogOptions LogOptions { get; init; } = new();

    public IHostClock Clock { get; init; } = new RealClock();

    public Catalog Catalog { get; init; } = Grains.Concepts.Catalog;

    /// <summary>The companies' standards that <see cref="Catalog"/> decides by, for the desk; null where there is none.</summary>
    public ProfileStandards? Standards { get; init; }

    /// <summary>Key table for a hub that starts over an open log; one that opens its log opens the keys beside it.</summary>
    public IPersonKeys? Keys { get; init; }

    public EngineOptions Engine { get; init; } = new();

    /// <summary>What runs the grains; the embedded engine if nothing else is said.</summary>
    public OpenEngine OpenEngine { get; init; } = EmbeddedEngine.Open;

    /// <summary>The lease of a job by its name; a process that is the whole hub owns every job.</summary>
    public Func<string, ILease> LeaseOf { get; init; } = _ => new SoleOwner();

    /// <summary>Makes the views that are folded into boards, anew at each call: boards of the past have their own.</summary>
    public Func<IReadOnlyList<IKeptView>> Views { get; init; } = () => [];

    /// <summary>Events from one kept page of past boards to the next: an instant of long ago is folded from at most so many before it. A page takes some hundred kilobytes.</summary>
    public long PastPageEvents { get; init; } = 50_000;

    /// <summary>Other folds of the log, such as figures.</summary>
    public IReadOnlyList<IFollower> Followers { get; init; } = [];

    public IReadOnlyList<IReaction> Reactions { get; init; } = Grains.Concepts.Reactions;

    /// <summary>Where ended visits are sent to.</summary>
    public IReadOnlyList<VisitHook> VisitHooks { get; init; } = [];

    /// <summary>Where alerts are told besides the inbox.</summary>
    public IReadOnlyList<AlertChannel> AlertChannels { get; init; } = [];

    /// <summary>Signs webhooks of alerts; null where there is none.</summary>
    public string? AlertSecret { get; init; }

    /// <summary>Of the user at the mail server, or null.</summary>
    public string? MailPassword { get; init; }

    /// <summary>Telephone systems whose queue_log is followed.</summary>
    public IReadOnlyList<QueueLogPlace> QueueLogs { get; init; } = [];

    /// <summary>Telephone systems whose manager interface is listened to.</summary>
    public IReadOnlyList<AmiPlace> ManagerInterfaces { get; init; } = [];

    /// <summary>Points of channels that are looked at; null for none.</summary>
    public ProbeFile? Probes { get; init; }

    /// <summary>Lists of outages that are read.</summary>
    internal IReadOnlyList<FeedSource> OutageLists { get; init; } = [];

    /// <summary>Whether deadlines pass by themselves as the clock goes; a driver of a standing clock passes them itself.</summary>
    public bool WatchDeadlines { get; init; } = true;
}
