using System.Runtime.CompilerServices;

namespace OpsHub.Silo.Log;

/// <summary>Reads a stream page by page, so that a slow reader holds no connection and no read transaction open.</summary>
internal static class StreamPages
{
    public const int CommitsPerPage = 1_000;

    /// <param name="pageAfter">Commits that hold events after a version, in order, at most one page.</param>
    public static async IAsyncEnumerable<LogRecord> Read(
        long afterVersion, Func<long, CancellationToken, Task<List<StoredCommit>>> pageAfter, [EnumeratorCancellation] CancellationToken cancel)
    {
        List<StoredCommit> page;
        do
        {
            page = await pageAfter(afterVersion, cancel);
            foreach (var record in Records(page, afterVersion))
            {
                yield return record;
                afterVersion = record.Version;
            }
        }
        while (page.Count == CommitsPerPage);
    }

    private static List<LogRecord> Records(List<StoredCommit> page, long afterVersion)
    {
        var records = new List<LogRecord>(page.Count);
        foreach (var commit in page) commit.AddTo(records, 0, afterVersion);
        return records;
    }
}
