namespace OpsHub.Bench.Stores;

/// <summary>A database made for one suite and dropped after it: what the event log is opened in, and the same database without the log.</summary>
internal interface IStore : IAsyncDisposable
{
    /// <summary>As written in figures.</summary>
    string Name { get; }

    /// <summary>What the hub is told to open.</summary>
    string Connection { get; }

    /// <summary>
    /// Inserts the rows that the log has written into another table, many at a time, as fast as the database takes them, durably.
    /// </summary>
    /// <param name="indexed">With the log's own indexes; otherwise with a primary key only.</param>
    /// <returns>Rows per second and how they were inserted.</returns>
    Task<(double PerSecond, string Method)> InsertRowsAgain(bool indexed, CancellationToken cancel);

    /// <summary>Reads every row of the log as the log itself does, page by page, and does nothing with it.</summary>
    /// <returns>Rows read.</returns>
    Task<long> ReadRows(CancellationToken cancel);
}
