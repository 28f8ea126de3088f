using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Followers;

/// <summary>Starts hubs over a log in memory on a standing clock, one after the other as restarts do.</summary>
internal sealed class Hub_in_memory
{
    public static readonly Instant Morning = Instant.FromUtc(2026, 11, 24, 5, 0);

    public MemoryLog Log { get; } = new();

    public VirtualClock Clock { get; } = new(Morning);

    public Task<Hub> Start(Catalog catalog, bool watch = false, IEventLog? log = null, IReadOnlyList<IFollower>? followers = null) => Hub.Start(
        new HubOptions { Log = "", Clock = Clock, Catalog = catalog, WatchDeadlines = watch, Followers = followers ?? [] }, log ?? Log, NullLoggerFactory.Instance, CancellationToken.None);

    /// <summary>Sends and expects it done.</summary>
    public static async Task<Outcome.Done> Do(Hub hub, GrainId grain, ICommand command, string? id = null) =>
        (await hub.Grains.Send(new Envelope(grain, id ?? Guid.NewGuid().ToString(), command, "test"), CancellationToken.None)).ShouldBeOfType<Outcome.Done>();
}
