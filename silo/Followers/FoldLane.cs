using Microsoft.Extensions.Logging;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Log;
using OpsHub.Silo.Past;

namespace OpsHub.Silo.Followers;

/// <summary>
/// Feeds every in-memory fold from one reading of the log: each event is read and decoded once. A fold starts from its snapshot and
/// is passed over until the lane reaches it. What is kept of boards is written beside the lane, one piece at a time (ADR 0121).
/// </summary>
/// <param name="past">Pages of the boards of before, kept as the lane passes them.</param>
internal sealed class FoldLane(IEventLog log, Catalog catalog, IReadOnlyList<IFollower> folds, PastPages past, ILogger logger) : Lane("folds", log, catalog, logger)
{
    /// <summary>Of the names under which folds are kept.</summary>
    internal const string Prefix = "fold:";

    /// <summary>Events after which the folds are kept again; at most this many are folded anew after a crash.</summary>
    private const long KeepEveryEvents = 200_000;

    private readonly BoardSet? _boards = folds.OfType<BoardSet>().SingleOrDefault(b => b.HasViews);
    private readonly long[] _from = new long[folds.Count];
    private Task _keeping = Task.CompletedTask;
    private long _keptAt, _goneUpTo;

    /// <summary>Events that a crash at this moment would have folded anew.</summary>
    public long Unkept => Math.Max(0, Position - Volatile.Read(ref _keptAt));

    /// <summary>Restores what was kept; the lane then begins at the oldest of it.</summary>
    public override async Task<long> Begin(CancellationToken cancel)
    {
        _goneUpTo = await Log.GoneUpTo(cancel).ConfigureAwait(false);
        for (var i = 0; i < folds.Count; i++)
            if (folds[i] is IKeptFollower kept) _from[i] = await Grounds.Begin(Log, kept, _goneUpTo, cancel).ConfigureAwait(false);
        return _keptAt = _from.Length == 0 ? 0 : _from.Min();
    }

    protected override async Task Apply(IReadOnlyList<Recorded> facts, CancellationToken cancel)
    {
        if (facts.Count == PageSize || Position == _keptAt) await RefuseHole(cancel).ConfigureAwait(false);
        foreach (var fact in facts)
        {
            if (_boards is not null && past.IsDue(_boards, fact.Position)) await KeepPage(_boards, fact.Position).ConfigureAwait(false);
            for (var i = 0; i < folds.Count; i++)
                if (fact.Position > _from[i]) folds[i].Apply(fact);
        }
        if (facts[^1].Position - Volatile.Read(ref _keptAt) < KeepEveryEvents || !_keeping.IsCompleted) return;
        await _keeping.ConfigureAwait(false);
        _keeping = KeepBeside(facts[^1].Position);
    }

    /// <summary>
    /// A lane that is far behind may be overtaken by a run of retention: what it has read then misses what was taken, and it must begin anew on the ground that the run kept. Asked of the first page and of full ones;
    /// a lane that has caught up stands where nothing is taken.
    /// </summary>
    /// <exception cref="LogRefusedException">Events were taken beyond where the lane stands.</exception>
    private async Task RefuseHole(CancellationToken cancel)
    {
        if (Position < _goneUpTo) return;   // it began before what was gone then, by right
        if (await Log.GoneUpTo(cancel).ConfigureAwait(false) > Position) throw new LogRefusedException("Old events were taken from the log while it was being folded: start this process again.");
    }

    /// <summary>Keeps every fold as of the position it has reached. Called when the lane has ended.</summary>
    public async Task Keep(long position, CancellationToken cancel)
    {
        await _keeping.ConfigureAwait(false);
        await Keep(position, _boards?.Cut(), Others(position), cancel).ConfigureAwait(false);
    }

    /// <summary>Completes when nothing is being kept any more, whatever came of it.</summary>
    public async Task Finish() => await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>While it follows what happens now the lane does not wait for the page before; a page that is passed over is written by whoever asks for an instant behind it.</summary>
    private async Task KeepPage(BoardSet boards, long position)
    {
        if (IsLive && !_keeping.IsCompleted)
        {
            Logger.PastPageNotKept(past.PageOf(position), "what was kept before it is still being written");
            return;
        }
        await _keeping.ConfigureAwait(false);   // an error in what is kept stops the lane: no fold may differ from what is kept of it
        _keeping = past.Keep(boards, position, CancellationToken.None);
    }

    private async Task KeepBeside(long position)
    {
        try
        {
            await Keep(position, _boards?.Cut(), Others(position), CancellationToken.None).ConfigureAwait(false);
        }
        catch (LogAwayException away)
        {
            Logger.SnapshotNotKept("of the folds", away.Message);   // tried again when more events have come
        }
    }

    private async Task Keep(long position, BoardCut? cut, IReadOnlyList<Snapshot> others, CancellationToken cancel)
    {
        using (cut)
        {
            if (cut is not null) await Log.SaveSnapshot(new Snapshot(SnapshotOf(_boards!), _boards!.Shape, position, await cut.Write(cancel).ConfigureAwait(false)), cancel).ConfigureAwait(false);
            foreach (var snapshot in others) await Log.SaveSnapshot(snapshot, cancel).ConfigureAwait(false);
        }
        Volatile.Write(ref _keptAt, position);
    }

    /// <summary>Every fold but the boards, as it stands.</summary>
    private List<Snapshot> Others(long position) =>
        [.. folds.OfType<IKeptFollower>().Where(f => f != _boards).Select(f => new Snapshot(SnapshotOf(f), f.Shape, position, f.Save()))];

    /// <summary>The name under which a fold is kept.</summary>
    internal static string SnapshotOf(IKeptFollower kept) => Prefix + kept.Name;
}
