using System.Diagnostics;
using NodaTime;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Waits;

namespace OpsHub.Bench.Waits;

/// <summary>Expected waits of everybody who waits on one line, made anew every second.</summary>
internal sealed class WaitBench(BenchRun run)
{
    private const int Callers = 10_000, Operators = 400, Taught = 3_000, Seed = 1;

    private static readonly Instant Begins = Instant.FromUtc(2026, 11, 24, 6, 0);

    public void Run(CancellationToken cancel)
    {
        var (waits, now) = Line();
        for (var warm = 0; warm < 5; warm++) Refresh(waits, now);
        var (refreshes, cpu, watch) = (0, new CpuTime(), Stopwatch.StartNew());
        while (watch.Elapsed.TotalSeconds < run.Seconds)
        {
            cancel.ThrowIfCancellationRequested();
            Refresh(waits, now + Duration.FromSeconds(++refreshes));
        }
        run.Results.Add(new Figure(
            "waits", $"processor time of {Callers} waiting callers refreshed every second, of one core", 100 * cpu.Seconds / refreshes, "%", $"one line, {Operators} operators, {Taught} outcomes learnt, seed {Seed}") { Aim = Aim.AtMost(20) });
    }

    private static void Refresh(CallerWaits waits, Instant now)
    {
        var told = 0;
        foreach (var (_, expected) in waits.ExpectAll(now)) told += expected.Told is null ? 0 : 1;
        if (told != Callers) throw new InvalidOperationException($"{told} of {Callers} were told.");
    }

    /// <summary>A line that has learnt and on which everybody waits.</summary>
    private static (CallerWaits Waits, Instant Now) Line()
    {
        var (waits, random, now) = (new CallerWaits(), new Random(Seed), Begins);
        for (var n = 0; n < Taught; n++)
        {
            now += Duration.FromSeconds(1);
            var waited = random.Next(1, 600);
            waits.Apply($"taught-{n}", new CallQueued("main", 0, now - Duration.FromSeconds(waited)));
            waits.Apply($"taught-{n}", new CallAnswered("main", $"op-{n % Operators}", now - Duration.FromSeconds(waited), waited, now));
            if (n >= Operators) waits.Apply($"taught-{n - Operators}", new CallEnded("main", $"op-{n % Operators}", now, random.Next(60, 300), now));
        }
        for (var n = 0; n < Callers; n++) waits.Apply($"call-{n}", new CallQueued("main", 0, now + Duration.FromMilliseconds(50 * n)));
        return (waits, now + Duration.FromSeconds(Callers / 20));
    }
}
