using System.Diagnostics;

namespace OpsHub.Bench.Measuring;

/// <summary>Durations taken by any number of threads. Beyond its capacity they are counted but not kept.</summary>
internal sealed class Samples(int capacity = 4_000_000)
{
    private readonly long[] _ticks = new long[capacity];
    private int _taken;

    /// <summary>Durations taken.</summary>
    public int Count => Volatile.Read(ref _taken);

    /// <param name="ticks">Of <see cref="Stopwatch"/>.</param>
    public void Add(long ticks)
    {
        var at = Interlocked.Increment(ref _taken) - 1;
        if (at < _ticks.Length) _ticks[at] = ticks;
    }

    /// <summary>All of them in order; as <see cref="Sorted"/>.</summary>
    public static Percentiles Together(IEnumerable<Samples> all)
    {
        long[] kept = [.. all.SelectMany(s => s._ticks.AsSpan(0, Math.Min(s.Count, s._ticks.Length)).ToArray())];
        Array.Sort(kept);
        return new Percentiles(kept);
    }

    /// <summary>What is left when nobody adds any more, in order.</summary>
    public Percentiles Sorted()
    {
        var kept = _ticks.AsSpan(0, Math.Min(Count, _ticks.Length)).ToArray();
        Array.Sort(kept);
        return new Percentiles(kept);
    }
}

/// <summary>Durations in order.</summary>
internal sealed class Percentiles(long[] sortedTicks)
{
    public double P50Ms => Ms(0.50);

    public double P99Ms => Ms(0.99);

    /// <summary>Nearest rank: the smallest duration that at least this share of all do not exceed; 0 for none.</summary>
    private double Ms(double share) => sortedTicks.Length == 0
        ? 0
        : sortedTicks[Math.Max(0, (int)Math.Ceiling(share * sortedTicks.Length) - 1)] * 1000.0 / Stopwatch.Frequency;
}
