using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Retention;

/// <summary>Folds everything that a hub folds up to a position, from the ground before or from the first event.</summary>
/// <param name="folds">Fresh, in the order in which a fact reaches them.</param>
internal sealed class GroundFold(IEventLog log, Catalog catalog, IReadOnlyList<IKeptFollower> folds)
{
    private const int PageSize = 1_000;

    /// <returns>What to keep of it; nothing where a ground stands there, or beyond, already.</returns>
    public async Task<IReadOnlyList<Snapshot>> UpTo(long position, CancellationToken cancel)
    {
        var from = new long[folds.Count];
        for (var i = 0; i < folds.Count; i++) from[i] = await Grounds.Load(log, folds[i], cancel).ConfigureAwait(false);
        if (await Grounds.Position(log, cancel).ConfigureAwait(false) >= position && from.Min() >= position) return [];
        for (var at = from.Min(); at < position && await log.ReadAll(at, PageSize, cancel).ConfigureAwait(false) is { Count: > 0 } page; at = page[^1].Position)
            foreach (var record in page.TakeWhile(r => r.Position <= position))
            {
                var fact = Lane.Decode(record, catalog);
                for (var i = 0; i < folds.Count; i++)
                    if (record.Position > from[i]) folds[i].Apply(fact);
            }
        return [.. folds.Select((f, i) => new Snapshot(Grounds.NameOf(f), f.Shape, Math.Max(position, from[i]), f.Save()))];
    }
}
