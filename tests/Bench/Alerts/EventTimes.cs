using System.Collections.Concurrent;
using System.Diagnostics;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;

namespace OpsHub.Bench.Alerts;

/// <summary>When an event of that type of each grain first came to the folds.</summary>
internal sealed class EventTimes<T> : IFollower
    where T : IEvent
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _came = new(StringComparer.Ordinal);

    public Task<long> Of(string key) => Awaited(key).Task;

    public void Apply(in Recorded fact)
    {
        if (fact.Event is T) Awaited(fact.Grain.Key).TrySetResult(Stopwatch.GetTimestamp());
    }

    private TaskCompletionSource<long> Awaited(string key) => _came.GetOrAdd(key, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
