using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Retention;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;
using OpsHub.Silo.Past;

namespace OpsHub.Silo.Retention;

/// <summary>
/// Takes old events out of a log (ADR 0126): first the ground on which everything is counted from then on, then the snapshots that stand for what will be gone, then commits, portion by portion. Broken
/// off anywhere it is simply begun again; hubs may run meanwhile, for they stand far behind everything that goes.
/// </summary>
/// <param name="perishing">The store that deletes.</param>
internal sealed class EventRetention(IEventLog log, ILogRows rows, Catalog catalog, IPerishing perishing)
{
    /// <summary>Commits deleted in one transaction, unless those of one matter are more: a hub that runs meanwhile waits for that long.</summary>
    public const int Portion = 1_000;

    /// <summary>Refuses when a follower has not passed what is to go.</summary>
    /// <exception cref="LogRefusedException">A follower stands before it.</exception>
    public async Task RefuseWhileOneIsBehind(long upTo, CancellationToken cancel)
    {
        foreach (var follower in await rows.Followers(cancel).ConfigureAwait(false))
            if (follower.Position < upTo)
                throw new LogRefusedException($"The follower {follower.Name} stands at {follower.Position}, before {upTo}, where what is to go ends: start the hub, let it catch up, and try again.");
    }

    /// <summary>Keeps the ground and deletes.</summary>
    /// <param name="old">From <see cref="OldEvents.Find"/>.</param>
    /// <param name="before">Before when a company's data of a kind are old.</param>
    /// <param name="ground">Of every fold, up to the end of the old part; empty where it stands already.</param>
    /// <param name="tally">Told of what was chosen.</param>
    /// <param name="cancel">Breaks off between two portions.</param>
    /// <returns>Commits that went.</returns>
    public async Task<long> Apply(OldStreams old, Func<string, DataKind, Instant?> before, IReadOnlyList<Snapshot> ground, RetentionTally tally, CancellationToken cancel)
    {
        if (ground.Count > 0) await Grounds.Keep(log, ground, old.UpTo, cancel).ConfigureAwait(false);
        var kept = await rows.Snapshots(cancel).ConfigureAwait(false);
        await perishing.Forget([.. kept.Where(s => IsOfBefore(s, old.UpTo)).Select(s => s.Name)], cancel).ConfigureAwait(false);
        var (went, open) = (0L, new List<Perishing>());
        await foreach (var stream in new OldEvents(log, rows, catalog).Choose(old, before, Portion, cancel).ConfigureAwait(false))
        {
            tally.Add(stream);
            var name = stream.Grain.ToString();
            if (stream.Chosen.Portions.Count > 0) await perishing.Forget([.. kept.Where(s => s.Name == name && s.Version < stream.OldVersion).Select(s => s.Name)], cancel).ConfigureAwait(false);
            foreach (var portion in stream.Chosen.Portions)
            {
                open.AddRange(portion.Select(c => new Perishing(c.Position, name)));
                if (open.Count >= Portion) await Delete().ConfigureAwait(false);
            }
        }
        await Delete().ConfigureAwait(false);
        return went;

        async Task Delete()
        {
            cancel.ThrowIfCancellationRequested();
            if (open.Count > 0) went += await Rest.After(() => perishing.Delete(open, cancel), TimeProvider.System, cancel).ConfigureAwait(false);
            open.Clear();
        }
    }

    /// <summary>Pages of the past and folds that stand for less than the ground: nobody begins with them any more.</summary>
    private static bool IsOfBefore(SnapshotName kept, long upTo) => kept.Version < upTo && (kept.Name.StartsWith(PastPages.Prefix, StringComparison.Ordinal) || kept.Name.StartsWith(FoldLane.Prefix, StringComparison.Ordinal));
}
