namespace OpsHub.Silo.Log;

/// <summary>The newest position known to this process, and those who wait for a newer one.</summary>
internal sealed class HeadSignal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _moved;
    private long _position;

    /// <summary>The newest position known.</summary>
    public long Position
    {
        get { lock (_gate) return _position; }
    }

    /// <summary>Tells those who wait; an older position than the known one changes nothing.</summary>
    public void Advance(long position)
    {
        TaskCompletionSource? moved;
        lock (_gate)
        {
            if (position <= _position) return;
            _position = position;
            (moved, _moved) = (_moved, null);
        }
        moved?.SetResult();
    }

    /// <summary>Completes when a position beyond the given one is known.</summary>
    public async Task Beyond(long position, CancellationToken cancel)
    {
        while (Next(position) is { } moved) await moved.WaitAsync(cancel);
    }

    private Task? Next(long position)
    {
        lock (_gate)
        {
            if (_position > position) return null;
            _moved ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _moved.Task;
        }
    }
}
