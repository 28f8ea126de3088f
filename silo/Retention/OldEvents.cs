using System.Runtime.CompilerServices;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Retention;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Retention;

/// <summary>What goes of one stream, and of what kind of data it is.</summary>
/// <param name="OldVersion">Of the stream at the end of its old commits: snapshots of before may say otherwise than what is left.</param>
internal sealed record OldStream(GrainId Grain, DataKind Kind, StreamChosen Chosen, long OldVersion);

/// <summary>Streams of a log whose kind of data perishes, as far as they are old.</summary>
/// <param name="UpTo">The end of the last seal before anything that is too young: nothing behind it goes, and the newest commit of the log never does.</param>
/// <param name="Streams">In the order of their names.</param>
internal sealed record OldStreams(long UpTo, IReadOnlyList<GrainId> Streams);

/// <summary>Reads the old part of a log and chooses what goes of it, stream by stream. Changes nothing.</summary>
internal sealed class OldEvents(IEventLog log, ILogRows rows, Catalog catalog)
{
    private readonly Dictionary<string, DataKind> _kinds = catalog.Kinds.SelectMany(k => k.Events.Select(Matters.KindOf).OfType<DataKind>().Take(1).Select(data => (k.Name, data))).ToDictionary(StringComparer.Ordinal);

    /// <param name="latest">Everything from this instant on is too young.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<OldStreams> Find(Instant latest, CancellationToken cancel)
    {
        var (names, last, sealedTo) = (new SortedSet<string>(StringComparer.Ordinal), 0L, 0L);
        await foreach (var row in rows.InOrder(0, await rows.Head(cancel).ConfigureAwait(false) - 1, cancel).ConfigureAwait(false))
        {
            if (KeyedCommit.FromNs(row.Commit.RecordedAtNs) >= latest) break;
            last = row.Commit.Position;
            if (_kinds.ContainsKey(row.Commit.Stream[..row.Commit.Stream.IndexOf('/', StringComparison.Ordinal)])) names.Add(row.Commit.Stream);
        }
        await foreach (var seal in rows.Seals.UpTo(last, cancel).ConfigureAwait(false)) sealedTo = seal.Position;
        return new OldStreams(sealedTo, [.. names.Select(GrainId.Parse)]);
    }

    /// <summary>What goes and what stays of each stream.</summary>
    /// <param name="old">The streams.</param>
    /// <param name="before">Before when a company's data of a kind are old; null where they are left alone.</param>
    /// <param name="portion">Commits in one portion.</param>
    /// <param name="cancel">Gives up.</param>
    public async IAsyncEnumerable<OldStream> Choose(OldStreams old, Func<string, DataKind, Instant?> before, int portion, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var grain in old.Streams)
        {
            var data = _kinds[grain.Kind];
            if (before(grain.Company, data) is not { } instant) continue;
            var (commits, goesOn) = await OldCommit.Of(log, catalog, grain.ToString(), old.UpTo, cancel).ConfigureAwait(false);
            if (commits.Count > 0) yield return new OldStream(grain, data, new StreamChoice(catalog.Kind(grain.Kind)!, data, instant, portion).Of(commits, goesOn), commits[^1].Version);
        }
    }
}
