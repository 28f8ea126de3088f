using Microsoft.Extensions.Logging;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Engine;

namespace OpsHub.Cluster.Engine;

/// <summary>
/// Takes turns in this process for grains whose owner is silent, as the embedded engine does. The owner may go on meanwhile: the log's version check lets in one of the two, and the other
/// decides anew. Other processes may stand in for the same grain, so each lets the others in between (deploy/decisions/0118-whoever-asks-stands-in.md).
/// </summary>
internal sealed class StandIn(EngineParts parts) : IAsyncDisposable
{
    private readonly EmbeddedEngine _engine = new(parts.Catalog, parts.Log, parts.Clock, BrieflyHeld(parts.Options), parts.Loggers.CreateLogger<EmbeddedEngine>(), new Courtesy(TimeProvider.System));

    public Task<Outcome> Send(Envelope envelope, CancellationToken cancel)
    {
        EngineMetrics.StoodIn.Add(1);
        return _engine.Send(envelope, cancel);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    /// <summary>What is held here is soon overtaken by its owner.</summary>
    private static EngineOptions BrieflyHeld(EngineOptions options) => new()
    {
        MailboxCapacity = options.MailboxCapacity, SnapshotEveryEvents = options.SnapshotEveryEvents, IdleReleaseS = (int)SilentOwners.Shunned.TotalSeconds,
    };
}
