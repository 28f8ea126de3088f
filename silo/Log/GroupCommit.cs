using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OpsHub.Grains.Kernel.Tracing;

namespace OpsHub.Silo.Log;

/// <summary>
/// Turns many small commits into few durable transactions: whatever waits when a writer is free travels together. An idle log writes
/// at once; under load the batch is what gathered while the last one was being written, so no timer is needed.
/// </summary>
internal sealed class GroupCommit(IBatchStore store, int writers, EventLogOptions options, ILogger logger) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CommitQueue _queue = new(options);
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _writing;
    private bool _closed;

    /// <summary>Commits that nobody writes yet.</summary>
    public int Waiting
    {
        get { lock (_gate) return _queue.Count; }
    }

    /// <summary>Completes when the commit is durable or answered otherwise. Cancelling takes back a commit that still waits, no other.</summary>
    public Task<Appended> Append(Commit commit, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return HubSpans.AreKept ? Traced(commit, cancel) : Enqueue(commit, cancel).Task;
    }

    private async Task<Appended> Traced(Commit commit, CancellationToken cancel)
    {
        using var span = HubSpans.Within("commit")!;
        var waiting = Enqueue(commit, cancel);
        var answer = await waiting.Task;
        span.SetTag("opshub.events", commit.Events.Count).SetTag("opshub.batch.commits", waiting.BatchCommits).SetTag("opshub.answer", answer.GetType().Name.ToLowerInvariant());
        return answer;
    }

    private WaitingCommit Enqueue(Commit commit, CancellationToken cancel)
    {
        var waiting = new WaitingCommit(KeyedCommit.From(commit));
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _queue.Add(waiting);
            EventLogMetrics.Waiting.Add(1);
            waiting.GiveUpOn(cancel);
            if (_writing < writers) StartWriter();
        }
        return waiting;
    }

    /// <summary>Writes what waits, then takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closed = true;
            if (_writing == 0) _drained.TrySetResult();
        }
        await _drained.Task;
    }

    private void StartWriter()
    {
        _writing++;
        using (ExecutionContext.SuppressFlow()) _ = WriteAll();
    }

    private async Task WriteAll()
    {
        while (true)
        {
            // Behind the work that is queued already: those just answered may ask again before the next batch leaves.
            await Task.Yield();
            if (TakeOrStop() is not { } batch) return;
            await Write(batch);
            lock (_gate) _queue.Release(batch);
        }
    }

    /// <summary>Null when nothing can be written; this writer has then stopped. What waits for a busy stream is taken by the writer that frees it.</summary>
    private List<WaitingCommit>? TakeOrStop()
    {
        lock (_gate)
        {
            if (_queue.Take() is { Count: > 0 } batch) return batch;

            _writing--;
            if (_closed && _writing == 0) _drained.TrySetResult();
            return null;
        }
    }

    private async Task Write(List<WaitingCommit> batch)
    {
        try
        {
            EventLogMetrics.Waiting.Add(-batch.Count);
            EventLogMetrics.BatchCommits.Record(batch.Count);
            var sentAt = Stopwatch.GetTimestamp();
            var answers = await store.Write(batch.ConvertAll(w => w.Commit));
            EventLogMetrics.BatchSeconds.Record(Stopwatch.GetElapsedTime(sentAt).TotalSeconds);
            for (var i = 0; i < batch.Count; i++) batch[i].Answer(answers[i], batch.Count);
        }
        catch (Exception e)
        {
            // Going on is safe: nobody of this batch is told that it is durable, and the same command ids may be sent again.
            var away = e as LogAwayException ?? new LogAwayException("The event log failed in the middle of a write; send the same commands again.", e);
            EventLogMetrics.BatchFailed();
            EventLogLog.BatchFailed(logger, batch.Count, e);
            foreach (var waiting in batch) waiting.Fail(away);
        }
    }
}
