using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;
using OpsHub.Silo.Past;

namespace OpsHub.Silo.Verification;

/// <summary>
/// Folds the whole log once more, from nothing, and stops at each position that a kept fold or a page of past boards stands for, to compare. What is of another shape is passed over: no program reads it.
/// </summary>
/// <param name="log">The log with its snapshots.</param>
/// <param name="catalog">Reads events.</param>
/// <param name="folds">Fresh, in the order in which a fact reaches them.</param>
/// <param name="spares">The same once more, into which what is kept can be loaded.</param>
/// <param name="now">Not before anything was counted.</param>
/// <param name="findings">Told of each difference.</param>
internal sealed class FoldRecount(IEventLog log, Catalog catalog, IReadOnlyList<IKeptFollower> folds, IReadOnlyList<IKeptFollower> spares, Instant now, Findings findings)
{
    private const int PageSize = 1_000;

    private readonly Dictionary<string, IKeptFollower> _byName = folds.ToDictionary(FoldLane.SnapshotOf, StringComparer.Ordinal);
    private readonly BoardSet? _boards = folds.OfType<BoardSet>().SingleOrDefault();

    /// <summary>Snapshots compared.</summary>
    public int Compared { get; private set; }

    /// <param name="kept">Snapshots of the store; those of grains are passed over.</param>
    /// <param name="head">Position up to which is folded.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task Run(IReadOnlyList<SnapshotName> kept, long head, CancellationToken cancel)
    {
        var from = new long[folds.Count];
        for (var i = 0; i < folds.Count; i++) from[i] = await Grounds.Load(log, folds[i], cancel).ConfigureAwait(false);
        // What stands for less than the ground cannot be counted any more, and nobody begins with it.
        var stops = new Queue<SnapshotName>(kept.Where(s => IsOurs(s) && s.Version >= from.Max()).OrderBy(s => s.Version));
        for (var position = from.Min(); position < head && stops.Count > 0;)
        {
            var records = await log.ReadAll(position, PageSize, cancel).ConfigureAwait(false);
            foreach (var record in records.TakeWhile(r => r.Position <= head))
            {
                await Stop(stops, record.Position - 1, cancel).ConfigureAwait(false);
                var fact = Lane.Decode(record, catalog);
                for (var i = 0; i < folds.Count; i++)
                    if (record.Position > from[i]) folds[i].Apply(fact);
            }
            if (records.Count == 0) break;
            position = records[^1].Position;
        }
        await Stop(stops, head, cancel).ConfigureAwait(false);
        foreach (var beyond in stops) findings.Add($"snapshot {beyond.Name}", $"it stands for position {beyond.Version}, and the log ends at {head}");
    }

    private bool IsOurs(SnapshotName kept) =>
        _byName.TryGetValue(kept.Name, out var fold) ? fold.Shape == kept.Shape : kept.Name.StartsWith(PastPages.Prefix, StringComparison.Ordinal) && kept.Shape == PastPages.Format;

    /// <summary>Compares what stands for a position up to which everything, and nothing more, is folded.</summary>
    private async Task Stop(Queue<SnapshotName> stops, long foldedTo, CancellationToken cancel)
    {
        while (stops.TryPeek(out var next) && next.Version <= foldedTo)
        {
            stops.Dequeue();
            // A hub that runs beside may have kept a newer one meanwhile.
            if (await log.LoadSnapshot(next.Name, next.Shape, cancel).ConfigureAwait(false) is { } snapshot && snapshot.Version == next.Version) Compare(snapshot);
        }
    }

    private void Compare(Snapshot snapshot)
    {
        var where = $"snapshot {snapshot.Name} at position {snapshot.Version}";
        try
        {
            if (!_byName.TryGetValue(snapshot.Name, out var fold)) ComparePage(where, snapshot);
            else if (fold is BoardSet boards) BoardLikeness.Compare(where, snapshot.Data.Span, boards, findings);
            else if (!Likeness.Same(Settled(fold, snapshot), fold.Save())) findings.Add(where, "it is not what the log says");
            Compared++;
        }
        catch (Exception e)   // a damaged snapshot fails in its own way; that it cannot be read is the finding
        {
            findings.Add(where, $"it cannot be read: {e.Message}");
        }
    }

    /// <summary>What is kept; where a fold counts on by itself, both are brought to one instant first.</summary>
    private byte[] Settled(IKeptFollower fold, Snapshot snapshot)
    {
        if (fold is not ICountsOn counting) return snapshot.Data.ToArray();
        var spare = spares.Single(s => s.Name == fold.Name);
        spare.Load(snapshot.Data.Span);
        counting.CountUpTo(now);
        ((ICountsOn)spare).CountUpTo(now);
        return spare.Save();
    }

    private void ComparePage(string where, Snapshot snapshot)
    {
        if (_boards is not null && PastPages.Unpack(snapshot.Data, _boards.Shape) is { } kept) BoardLikeness.Compare(where, kept.Span, _boards, findings);
    }
}
