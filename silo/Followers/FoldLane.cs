using Microsoft.Extensions.Logging;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Log;
using OpsHub.Silo.Past;

namespace OpsHub.Silo.Followers;

/// <summary>
/// Feeds every in-memory fold from one reading of the log: each event is read and decoded once. A fold starts from its snapshot and
/// is passed over until the lane reaches it.
/// </summary>
/// <param name="past">Pages of the boards of before, kept as the lane passes them.</param>
internal sealed class FoldLane(IEventLog log, Catalog catalog, IReadOnlyList<IFollower> folds, PastPages past, ILogger logger) : Lane("folds", log, catalog, logger)
{
    /// <summary>Events after which the folds are kept again; at most this many are folded anew after a crash.</summary>
    private const long KeepEveryEvents = 200_000;

    private readonly BoardSet? _boards = folds.OfType<BoardSet>().SingleOrDefault(b => b.HasViews);
    private readonly long[] _from = new long[folds.Count];
    private long _keptAt;

    /// <summary>Events that a crash at this moment would have folded anew.</summary>
    public long Unkept => Math.Max(0, Position - Volatile.Read(ref _keptAt));

    /// <summary>Restores what was kept; the lane then begins at the oldest of it.</summary>
    public override async Task<long> Begin(CancellationToken cancel)
    {
        for (var i = 0; i < folds.Count; i++)
            if (folds[i] is IKeptFollower kept && await Log.LoadSnapshot(SnapshotOf(kept), kept.Shape, cancel).ConfigureAwait(false) is { } snapshot)
            {
                kept.Load(snapshot.Data.Span);
                _from[i] = snapshot.Version;
            }
        return _keptAt = _from.Length == 0 ? 0 : _from.Min();
    }

    protected override async Task Apply(IReadOnlyList<Recorded> facts, CancellationToken cancel)
    {
        foreach (var fact in facts)
        {
            if (_boards is not null && past.IsDue(_boards, fact.Position)) await past.Keep(_boards, fact.Position, cancel).ConfigureAwait(false);
            for (var i = 0; i < folds.Count; i++)
                if (fact.Position > _from[i]) folds[i].Apply(fact);
        }
        if (facts[^1].Position - _keptAt >= KeepEveryEvents) await Keep(facts[^1].Position, cancel).ConfigureAwait(false);
    }

    /// <summary>Keeps every fold as of the position it has reached. Called between two pages only.</summary>
    public async Task Keep(long position, CancellationToken cancel)
    {
        foreach (var kept in folds.OfType<IKeptFollower>())
            await Log.SaveSnapshot(new Snapshot(SnapshotOf(kept), kept.Shape, position, kept.Save()), cancel).ConfigureAwait(false);
        Volatile.Write(ref _keptAt, position);
    }

    /// <summary>The name under which a fold is kept.</summary>
    internal static string SnapshotOf(IKeptFollower kept) => $"fold:{kept.Name}";
}
