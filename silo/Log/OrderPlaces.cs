using System.Runtime.CompilerServices;

namespace OpsHub.Silo.Log;

/// <summary>A place in the commit order: the commit that stands there, or what is left of it.</summary>
/// <param name="Row">The commit, or null where it is gone.</param>
/// <param name="Gone">What is left of it, or null where it is there.</param>
internal readonly record struct OrderPlace(LogRow? Row, GoneCommit? Gone)
{
    public long Position => Row?.Commit.Position ?? Gone!.Position;

    public int EventCount => Row?.Commit.EventCount ?? Gone!.EventCount;
}

/// <summary>
/// The commit order with the places of commits that are gone. First what is there is read, then what is gone: a commit that goes meanwhile is seen twice and told once, and none is missed.
/// </summary>
internal static class OrderPlaces
{
    /// <param name="rows">The log.</param>
    /// <param name="after">Where to begin.</param>
    /// <param name="upTo">Where to end.</param>
    /// <param name="both">Told of a commit that is there and gone at once, by its position.</param>
    /// <param name="cancel">Gives up.</param>
    public static async IAsyncEnumerable<OrderPlace> Of(ILogRows rows, long after, long upTo, Action<long> both, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var page in rows.InOrder(after, upTo, cancel).Chunk(LogRowPages.Size).ConfigureAwait(false))
        {
            var end = page[^1].Commit.Position;
            await foreach (var place in Merged(rows, page, after, end, both, cancel).ConfigureAwait(false)) yield return place;
            after = end;
        }
        await foreach (var gone in rows.Gone(after, upTo, cancel).ConfigureAwait(false)) yield return new OrderPlace(null, gone);
    }

    private static async IAsyncEnumerable<OrderPlace> Merged(ILogRows rows, LogRow[] page, long after, long end, Action<long> both, [EnumeratorCancellation] CancellationToken cancel)
    {
        var next = 0;
        await foreach (var gone in rows.Gone(after, end, cancel).ConfigureAwait(false))
        {
            for (; next < page.Length && page[next].Commit.Position < gone.Position; next++) yield return new OrderPlace(page[next], null);
            var twice = next < page.Length && page[next].Commit.Position == gone.Position;
            if (twice && await IsThere(rows, gone.Position, cancel).ConfigureAwait(false)) both(gone.Position);
            if (twice) next++;
            yield return new OrderPlace(null, gone);
        }
        for (; next < page.Length; next++) yield return new OrderPlace(page[next], null);
    }

    private static async Task<bool> IsThere(ILogRows rows, long position, CancellationToken cancel) =>
        await rows.InOrder(position - 1, position, cancel).AnyAsync(cancel).ConfigureAwait(false);
}
