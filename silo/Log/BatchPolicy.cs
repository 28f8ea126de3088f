namespace OpsHub.Silo.Log;

/// <summary>
/// Which of the waiting commits travel together: the oldest first, bounded in number and bytes, and only one of each stream, because
/// the next one's expected version and command id can only be judged once the one before it is answered.
/// </summary>
/// <param name="maxCommits">Commits in a batch.</param>
/// <param name="maxBytes">Bytes of events in a batch; the first commit is admitted whatever its size.</param>
/// <param name="busy">Streams of batches under way; those admitted are added.</param>
internal sealed class BatchPolicy(int maxCommits, int maxBytes, ISet<string> busy)
{
    private int _commits;
    private long _bytes;

    /// <summary>Whether looking at further commits is of no use.</summary>
    public bool IsFull => _commits == maxCommits || _bytes >= maxBytes;

    public bool Admits(KeyedCommit commit)
    {
        if (_commits > 0 && _bytes + commit.Block.Length > maxBytes) return false;
        if (!busy.Add(commit.Commit.Stream)) return false;

        _commits++;
        _bytes += commit.Block.Length;
        return true;
    }
}
