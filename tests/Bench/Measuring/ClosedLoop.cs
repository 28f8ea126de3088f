using System.Diagnostics;

namespace OpsHub.Bench.Measuring;

/// <summary>What a closed loop measured.</summary>
/// <param name="PerSecond">Calls answered per second of the measured window.</param>
/// <param name="Latency">From call to answer, of the calls answered within the window.</param>
internal sealed record Loop(double PerSecond, Percentiles Latency);

/// <summary>
/// So many callers that each call again as soon as they are answered: their number is what is in flight. The first fifth of the time
/// warms up and is not counted.
/// </summary>
internal static class ClosedLoop
{
    /// <param name="callers">Calls in flight.</param>
    /// <param name="seconds">Length of the measured window.</param>
    /// <param name="call">One call of a caller (from 0); throws when the answer is not the expected one.</param>
    public static async Task<Loop> Run(int callers, double seconds, Func<int, Task> call)
    {
        var samples = new Samples();
        var begin = Stopwatch.GetTimestamp() + (long)(seconds / 4 * Stopwatch.Frequency);
        var end = begin + (long)(seconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Call(caller, begin, end, call, samples)));
        return new Loop(samples.Count / seconds, samples.Sorted());
    }

    private static async Task Call(int caller, long begin, long end, Func<int, Task> call, Samples samples)
    {
        await Task.Yield();
        for (var before = Stopwatch.GetTimestamp(); before < end;)
        {
            await call(caller);
            var after = Stopwatch.GetTimestamp();
            if (after >= begin && after < end) samples.Add(after - before);
            before = after;
        }
    }
}
