namespace OpsHub.Silo.Log;

/// <summary>The commits that wait, oldest first, and the streams that are being written. Not safe for several threads: its owner locks.</summary>
internal sealed class CommitQueue(EventLogOptions options)
{
    private readonly List<WaitingCommit> _waiting = [];
    private readonly HashSet<string> _busy = new(StringComparer.Ordinal);

    public int Count => _waiting.Count;

    /// <exception cref="LogFullException">As many wait as may.</exception>
    public void Add(WaitingCommit commit)
    {
        if (_waiting.Count >= options.MaxWaiting) throw new LogFullException($"{_waiting.Count} commits wait to be written; come back in a moment.");
        _waiting.Add(commit);
    }

    /// <summary>The next batch; empty when nothing can be written now.</summary>
    public List<WaitingCommit> Take()
    {
        var policy = new BatchPolicy(options.MaxBatchCommits, options.MaxBatchBytes, _busy);
        var batch = new List<WaitingCommit>(Math.Min(_waiting.Count, options.MaxBatchCommits));
        var (seen, kept) = (0, 0);
        for (; seen < _waiting.Count && !policy.IsFull; seen++)
        {
            var next = _waiting[seen];
            if (next.IsGivenUp) continue;
            if (!policy.Admits(next.Commit)) _waiting[kept++] = next;
            else if (next.TryTake()) batch.Add(next);
            else _busy.Remove(next.Commit.Commit.Stream);
        }
        _waiting.RemoveRange(kept, seen - kept);
        // Two processes that write the same streams then touch them in the same order, and never wait for each other in a circle.
        batch.Sort(static (a, b) => string.CompareOrdinal(a.Commit.Commit.Stream, b.Commit.Commit.Stream));
        return batch;
    }

    /// <summary>Frees the streams of an answered batch.</summary>
    public void Release(List<WaitingCommit> batch)
    {
        foreach (var commit in batch) _busy.Remove(commit.Commit.Commit.Stream);
    }
}
