namespace OpsHub.Silo.Engine;

/// <summary>What became of handing a command to an activation.</summary>
internal enum Handed { Accepted, Full, Released }

/// <summary>
/// One grain in memory with a bounded mailbox. At most one drain runs at any instant, so a turn never overlaps another; what is held is touched by
/// that drain only.
/// </summary>
/// <param name="courtesy">Null where nobody else writes the grain.</param>
internal sealed class Activation(HeldGrain grain, Turns turns, Courtesy? courtesy) : IThreadPoolWorkItem
{
    private readonly Lock _lock = new();
    private Queue<Pending>? _mailbox;
    private bool _running;
    private bool _released;

    public HeldGrain Grain => grain;

    public Handed Hand(Pending pending, int capacity)
    {
        lock (_lock)
        {
            if (_released) return Handed.Released;
            _mailbox ??= new Queue<Pending>(1);
            if (_mailbox.Count >= capacity) return Handed.Full;
            pending.Watch();
            _mailbox.Enqueue(pending);
            if (_running) return Handed.Accepted;
            _running = true;
        }
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return Handed.Accepted;
    }

    /// <summary>Leaves memory unless a command waits or runs; true when nobody may hand it anything any more.</summary>
    public bool Release()
    {
        lock (_lock) return _released = _released || !_running;
    }

    // Fire and forget: a turn answers its own command whatever happens, so nothing is thrown here.
    void IThreadPoolWorkItem.Execute() => _ = Drain();

    private async Task Drain()
    {
        while (Next() is { } pending)
            if (pending.Begin())
                await (courtesy?.After(() => Answer(pending)) ?? Answer(pending)).ConfigureAwait(false);
    }

    private async Task Answer(Pending pending)
    {
        using (pending.Span()) pending.TrySetResult(await turns.Take(grain, pending.Envelope).ConfigureAwait(false));
    }

    private Pending? Next()
    {
        lock (_lock)
        {
            if (_mailbox!.TryDequeue(out var next)) return next;
            _running = false;
            _mailbox = null;   // an idle grain keeps no queue
            return null;
        }
    }
}
