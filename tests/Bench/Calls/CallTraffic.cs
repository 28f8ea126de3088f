using System.Diagnostics;
using System.Globalization;
using OpsHub.Bench.Measuring;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;

namespace OpsHub.Bench.Calls;

/// <summary>What a stretch of calls measured.</summary>
/// <param name="PerSecond">Facts durable within it, per second.</param>
/// <param name="Backlog">The most facts that were due and not durable at one time.</param>
/// <param name="Left">The same at its end.</param>
internal sealed record Drive(double PerSecond, int Backlog, int Left, Percentiles Latency);

/// <summary>
/// Calls on twenty lines, four facts each – joins, rings, is answered, ends – sent at a set rate whether or not the hub keeps up. A thousand calls are on their way at a time; each sends its next
/// fact when the last one is durable.
/// </summary>
internal sealed class CallTraffic(IGrains grains)
{
    public const int FactsOfCall = 4;

    private const int Lanes = 1_000, Lines = 20;

    private readonly int[] _facts = new int[Lanes];
    private readonly bool[] _busy = new bool[Lanes];
    private int _answered, _next;

    /// <exception cref="InvalidOperationException">A fact was not done.</exception>
    public async Task<Drive> Run(int perSecond, double seconds, CancellationToken cancel)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        var (samples, running, began) = (new Samples(), new List<Task>(), Stopwatch.GetTimestamp());
        var (sent, before, backlog, left) = (0, Volatile.Read(ref _answered), 0, 0);
        while (Stopwatch.GetElapsedTime(began).TotalSeconds is var elapsed && elapsed < seconds)
        {
            var due = (int)(elapsed * perSecond);
            for (; sent < due && Free() is { } lane; sent++) running.Add(Say(lane, began + (sent * Stopwatch.Frequency / perSecond), samples, cancel));
            left = due - (Volatile.Read(ref _answered) - before);
            backlog = Math.Max(backlog, left);
            await tick.WaitForNextTickAsync(cancel);
        }
        var durable = (Volatile.Read(ref _answered) - before) / Stopwatch.GetElapsedTime(began).TotalSeconds;
        await Task.WhenAll(running);
        return new Drive(durable, backlog, left, samples.Sorted());
    }

    /// <summary>A call that waits for nothing, or null: what is due is sent late and counts as late.</summary>
    private int? Free()
    {
        for (var tried = 0; tried < Lanes; tried++, _next = (_next + 1) % Lanes)
            if (!Volatile.Read(ref _busy[_next])) return _next;
        return null;
    }

    private async Task Say(int lane, long dueAt, Samples samples, CancellationToken cancel)
    {
        Volatile.Write(ref _busy[lane], true);
        var (fact, line) = (_facts[lane]++, $"line-{lane % Lines}");
        var call = string.Create(CultureInfo.InvariantCulture, $"{lane}.{fact / FactsOfCall}");
        var outcome = await grains.Send(new Envelope(Caller.IdOf("bench", call), $"{call}:{fact % FactsOfCall}", FactOf(fact % FactsOfCall, line, $"op-{lane}"), "bench"), cancel);
        if (outcome is not Outcome.Done) throw new InvalidOperationException($"A fact of call {call} was answered {outcome}.");
        samples.Add(Stopwatch.GetTimestamp() - dueAt);
        Interlocked.Increment(ref _answered);
        Volatile.Write(ref _busy[lane], false);
    }

    private static CallerCommand FactOf(int step, string line, string who) => step switch
    {
        0 => new JoinQueue(line), 1 => new RingOperator(line, who), 2 => new AnswerCall(line, who), _ => new EndCall(line),
    };
}
