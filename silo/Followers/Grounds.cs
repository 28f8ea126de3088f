using OpsHub.Grains.Boards;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Followers;

/// <summary>
/// What folds had counted of events before some of them were taken out of the log (ADR 0126): whoever folds from the beginning begins here. Kept among the snapshots, and the only ones of them that
/// cannot be counted anew; so they are never dropped.
/// </summary>
internal static class Grounds
{
    private const int MarkShape = 1;

    public static string NameOf(IKeptFollower fold) => Ground.Prefix + fold.Name;

    /// <summary>
    /// Fills an empty fold with the newest that is kept of it. What was kept before events were taken, and not followed further, would miss them; so then the ground counts. A fold whose shape has
    /// changed since has no ground, and begins at the first event that is left.
    /// </summary>
    /// <param name="goneUpTo">Position of the newest event that was taken.</param>
    /// <returns>Position up to which it then holds every event.</returns>
    public static async Task<long> Begin(IEventLog log, IKeptFollower fold, long goneUpTo, CancellationToken cancel)
    {
        if (await log.LoadSnapshot(FoldLane.SnapshotOf(fold), fold.Shape, cancel).ConfigureAwait(false) is { } kept && kept.Version >= goneUpTo)
        {
            fold.Load(kept.Data.Span);
            return kept.Version;
        }
        return await Load(log, fold, cancel).ConfigureAwait(false);
    }

    /// <summary>Position of the newest ground, 0 where there is none: up to it events may be gone, behind it all are there.</summary>
    public static async Task<long> Position(IEventLog log, CancellationToken cancel) => (await log.LoadSnapshot(Ground.Prefix, MarkShape, cancel).ConfigureAwait(false))?.Version ?? 0;

    /// <summary>Keeps what folds have counted up to a position; the mark comes last, so it stands only for what is whole.</summary>
    public static async Task Keep(IEventLog log, IEnumerable<Snapshot> grounds, long position, CancellationToken cancel)
    {
        foreach (var ground in grounds) await log.SaveSnapshot(ground, cancel).ConfigureAwait(false);
        await log.SaveSnapshot(new Snapshot(Ground.Prefix, MarkShape, position, "{}"u8.ToArray()), cancel).ConfigureAwait(false);
    }

    /// <summary>Fills an empty fold with its ground, where it has one.</summary>
    /// <returns>Position up to which it then holds every event, those that are gone among them; else 0.</returns>
    public static async Task<long> Load(IEventLog log, IKeptFollower fold, CancellationToken cancel)
    {
        if (await log.LoadSnapshot(NameOf(fold), fold.Shape, cancel).ConfigureAwait(false) is not { } ground) return 0;
        fold.Load(ground.Data.Span);
        return ground.Version;
    }
}
