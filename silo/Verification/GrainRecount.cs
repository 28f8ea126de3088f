using System.Text.Json;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Verification;

/// <summary>Folds each grain that has a snapshot from its events alone, and compares.</summary>
internal sealed class GrainRecount(IEventLog log, Catalog catalog, Findings findings)
{
    /// <summary>Snapshots compared.</summary>
    public int Compared { get; private set; }

    public async Task Run(IReadOnlyList<SnapshotName> kept, CancellationToken cancel)
    {
        foreach (var name in kept.Where(s => !s.Name.Contains(':', StringComparison.Ordinal)))
            if (catalog.Kind(name.Name.Split('/')[0]) is { } kind && kind.StateVersion == name.Shape) await Check(name, kind, cancel).ConfigureAwait(false);
    }

    private async Task Check(SnapshotName name, GrainKind kind, CancellationToken cancel)
    {
        if (await log.LoadSnapshot(name.Name, name.Shape, cancel).ConfigureAwait(false) is not { } snapshot) return;
        var where = $"snapshot {snapshot.Name} at version {snapshot.Version}";
        try
        {
            var (state, version) = await Fold(kind, snapshot, cancel).ConfigureAwait(false);
            if (version != snapshot.Version) findings.Add(where, $"its stream ends at version {version}");
            else if (!Likeness.Same(snapshot.Data.Span, JsonSerializer.SerializeToUtf8Bytes(state, kind.StateType, HubJson.Options))) findings.Add(where, "it is not what the stream's events say");
            Compared++;
        }
        catch (Exception e) when (e is not (OperationCanceledException or LogAwayException))   // an event that cannot be read is one finding, and the next grain is folded all the same
        {
            findings.Add(where, e.Message);
        }
    }

    private async Task<(object State, long Version)> Fold(GrainKind kind, Snapshot snapshot, CancellationToken cancel)
    {
        var (state, version) = (kind.Initial, 0L);
        await foreach (var record in log.ReadStream(snapshot.Name, 0, cancel).ConfigureAwait(false))
        {
            if (record.Version > snapshot.Version) break;
            (state, version) = (kind.Evolve(state, catalog.Read(record.Event.Name, record.Event.Data.Span)), record.Version);
        }
        return (state, version);
    }
}
