using System.Runtime.CompilerServices;

namespace OpsHub.Silo.Log;

/// <summary>Commits of a stream that are read at once.</summary>
/// <param name="Commits">In order.</param>
/// <param name="Last">Whether there are no more.</param>
internal readonly record struct StreamPage(IReadOnlyList<StoredCommit> Commits, bool Last);

/// <summary>Reads a stream page by page, so that a slow reader holds no connection and no read transaction open.</summary>
internal static class StreamPages
{
    public const int CommitsPerPage = 1_000;

    /// <param name="afterVersion">Where to begin.</param>
    /// <param name="pageAfter">Commits that hold events after a version, in order, at most one page. Pages that are not all from before a deletion or all from after it must not follow one another.</param>
    /// <param name="cancel">Gives up.</param>
    public static async IAsyncEnumerable<LogRecord> Read(
        long afterVersion, Func<long, CancellationToken, Task<StreamPage>> pageAfter, [EnumeratorCancellation] CancellationToken cancel)
    {
        StreamPage page;
        do
        {
            page = await pageAfter(afterVersion, cancel);
            foreach (var record in Records(page.Commits, afterVersion))
            {
                yield return record;
                afterVersion = record.Version;
            }
        }
        while (!page.Last);
    }

    /// <summary>What a reader is told whose first pages knew commits that the next ones do not.</summary>
    public static LogAwayException Thinned(string stream) => new($"Retention took commits of {stream} out while it was read: read it again.");

    private static List<LogRecord> Records(IReadOnlyList<StoredCommit> page, long afterVersion)
    {
        var records = new List<LogRecord>(page.Count);
        foreach (var commit in page) commit.AddTo(records, 0, afterVersion);
        return records;
    }
}
