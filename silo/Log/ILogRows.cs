using OpsHub.Silo.Log.Seals;

namespace OpsHub.Silo.Log;

/// <summary>
/// Everything that a store holds, row by row, for whoever checks it or takes it elsewhere while hubs go on writing. Rows are never changed, positions only grow, and what retention takes out leaves its place: pages
/// that are read one after another show a prefix of the commit order, and no transaction is held open over them.
/// </summary>
internal interface ILogRows : IAsyncDisposable
{
    Guid LogId { get; }

    /// <summary>Position of the newest event.</summary>
    Task<long> Head(CancellationToken cancel);

    /// <summary>Commits with events in commit order, after a position and up to another; those that are there.</summary>
    IAsyncEnumerable<LogRow> InOrder(long after, long upTo, CancellationToken cancel);

    /// <summary>What is left of commits that retention has taken out, in commit order, after a position and up to another. Both together: <see cref="OrderPlaces"/>.</summary>
    IAsyncEnumerable<GoneCommit> Gone(long after, long upTo, CancellationToken cancel);

    /// <summary>How often commits were taken out. Whoever reads over many pages and finds it grown has seen half of it.</summary>
    Task<long> Thinnings(CancellationToken cancel);

    /// <summary>What was folded from commits that are gone, see <see cref="Ground"/>.</summary>
    IAsyncEnumerable<Snapshot> Grounds(CancellationToken cancel);

    /// <summary>Answers without events, in no order that means anything; those given before the reading began are among them.</summary>
    IAsyncEnumerable<LogRow> Answers(CancellationToken cancel);

    ISeals Seals { get; }

    Task<IReadOnlyList<FollowerPosition>> Followers(CancellationToken cancel);

    Task<IReadOnlyList<SnapshotName>> Snapshots(CancellationToken cancel);

    /// <summary>What is wrong with what only this kind of store keeps – indexes, ends of streams, batches – up to a position; empty when nothing is.</summary>
    Task<IReadOnlyList<string>> Flaws(long upTo, CancellationToken cancel);
}
