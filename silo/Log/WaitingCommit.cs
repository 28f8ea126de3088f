namespace OpsHub.Silo.Log;

/// <summary>A commit in the queue and the answer its caller waits for. It can be given up only while it waits.</summary>
internal sealed class WaitingCommit(KeyedCommit commit) : TaskCompletionSource<Appended>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int GivenUp = 2;

    private int _state;
    private CancellationTokenRegistration _registration;

    public KeyedCommit Commit => commit;

    public bool IsGivenUp => Volatile.Read(ref _state) == GivenUp;

    public void GiveUpOn(CancellationToken cancel)
    {
        if (cancel.CanBeCanceled) _registration = cancel.UnsafeRegister(static (self, token) => ((WaitingCommit)self!).GiveUp(token), this);
    }

    /// <summary>False when the caller gave up first.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    /// <summary>How many became durable together; known once it is answered.</summary>
    public int BatchCommits { get; private set; }

    public void Answer(Appended answer, int batchCommits)
    {
        BatchCommits = batchCommits;
        _registration.Unregister();
        TrySetResult(answer);
    }

    public void Fail(Exception error)
    {
        _registration.Unregister();
        TrySetException(error);
    }

    private void GiveUp(CancellationToken cancel)
    {
        if (Interlocked.CompareExchange(ref _state, GivenUp, Waiting) != Waiting) return;
        EventLogMetrics.Waiting.Add(-1);
        SetCanceled(cancel);
    }
}
