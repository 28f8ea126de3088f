namespace OpsHub.Grains.Access;

/// <summary>Lets callers wait until a follower has come to a position. One advances, many wait.</summary>
internal sealed class Milestones
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
    private long _reached;

    public void Reach(long position)
    {
        lock (_lock)
        {
            _reached = Math.Max(_reached, position);
            while (_waiting.TryPeek(out var waiter, out var awaited) && awaited <= _reached)
            {
                _waiting.Dequeue();
                waiter.TrySetResult();
            }
        }
    }

    public Task WaitFor(long position, CancellationToken cancel)
    {
        lock (_lock)
        {
            if (position <= _reached) return Task.CompletedTask;
            var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiter, position);
            return waiter.Task.WaitAsync(cancel);
        }
    }
}
