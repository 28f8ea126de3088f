namespace OpsHub.Silo.Log;

/// <summary>What group commit needs of a store.</summary>
internal interface IBatchStore
{
    /// <summary>
    /// Makes a batch durable and answers each commit, in the order of the batch. No two commits of a batch, nor of two batches
    /// under way at once, are of the same stream.
    /// </summary>
    /// <exception cref="LogAwayException">The store is away; what became of the batch is not known.</exception>
    Task<Appended[]> Write(IReadOnlyList<KeyedCommit> batch);
}
