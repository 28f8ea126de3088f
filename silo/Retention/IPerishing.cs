namespace OpsHub.Silo.Retention;

/// <summary>A commit that is to go.</summary>
/// <param name="Position">Position of its last event.</param>
/// <param name="Stream">Grain id as text.</param>
internal readonly record struct Perishing(long Position, string Stream);

/// <summary>Takes commits out of a store while hubs go on writing. Each leaves its place and its hash, so that the chain over the log can be computed for ever (ADR 0125).</summary>
internal interface IPerishing : IAsyncDisposable
{
    /// <summary>
    /// Takes commits out in one transaction. Those that are not there any more are passed over, and so are those that must stay: the newest commit of the log, and of a stream of which something stays
    /// the first and the newest. A stream of which nothing stays is forgotten with its snapshots: name all its commits at once.
    /// </summary>
    /// <returns>How many went.</returns>
    /// <exception cref="Log.LogAwayException">The store went away; all of them may have gone, or none.</exception>
    Task<int> Delete(IReadOnlyList<Perishing> commits, CancellationToken cancel);

    /// <summary>Forgets snapshots by their names, of whatever shape.</summary>
    /// <returns>How many were forgotten.</returns>
    Task<int> Forget(IReadOnlyList<string> snapshots, CancellationToken cancel);
}
