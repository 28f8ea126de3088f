namespace OpsHub.Silo.Log.Seals;

/// <summary>The seals of a log. They are added and read, never changed.</summary>
internal interface ISeals
{
    /// <summary>At most so many of the newest, newest first.</summary>
    Task<IReadOnlyList<Seal>> Newest(int count, CancellationToken cancel);

    /// <summary>Position of the newest; 0 where nothing is sealed.</summary>
    async Task<long> End(CancellationToken cancel) => await Newest(1, cancel).ConfigureAwait(false) is [var newest] ? newest.Position : 0;

    /// <summary>All up to a position, in order.</summary>
    IAsyncEnumerable<Seal> UpTo(long position, CancellationToken cancel);

    /// <summary>Keeps a seal; one that is kept already stays as it is.</summary>
    /// <exception cref="LogAwayException">The store is away.</exception>
    Task Keep(Seal seal, CancellationToken cancel);
}
