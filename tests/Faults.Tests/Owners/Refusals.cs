namespace OpsHub.Faults.Tests.Owners;

/// <summary>Counts answers that the log is away.</summary>
internal sealed class Refusals
{
    private readonly Lock _lock = new();
    private readonly List<(int Times, TaskCompletionSource Mark)> _marks = [];
    private int _count;

    public void Add()
    {
        lock (_lock)
        {
            _count++;
            foreach (var (times, mark) in _marks)
                if (times <= _count) mark.TrySetResult();
        }
    }

    /// <summary>Completes when there were so many.</summary>
    public Task Reached(int times)
    {
        lock (_lock)
        {
            var mark = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (times <= _count) mark.SetResult();
            _marks.Add((times, mark));
            return mark.Task;
        }
    }
}
