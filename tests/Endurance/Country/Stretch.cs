using System.Diagnostics;
using OpsHub.Bench.Measuring;

namespace OpsHub.Endurance.Country;

/// <summary>What a stretch of the country's life measured.</summary>
/// <param name="Asked">Facts and commands due, per second.</param>
/// <param name="Taken">Those acknowledged, per second.</param>
/// <param name="Facts">From the due instant of a body of call facts to its acknowledgement.</param>
/// <param name="Commands">The same of a window's command.</param>
/// <param name="Age">From a command's acknowledgement to the wall that shows it.</param>
/// <param name="Done">Facts and commands acknowledged in all.</param>
internal sealed record Stretch(double Asked, double Taken, Percentiles Facts, Percentiles Commands, Percentiles Age, long Done)
{
    /// <summary>Whether the hub kept up: nearly all of what was due taken, and walls no more than three seconds old.</summary>
    public bool KeptUp => Taken >= Asked * 0.95 && Age.P99Ms <= 3_000 && Commands.P99Ms <= 1_000;
}

/// <summary>Drives telephones and windows of all companies at a rate, whether or not the hub keeps up.</summary>
internal sealed class CountryDay(Scale scale, IReadOnlyList<CallSource> calls, IReadOnlyList<WindowSource> windows, IReadOnlyList<WallWatch> walls)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private long _done;

    /// <param name="times">The rate, as a multiple of the storm hour's.</param>
    /// <param name="seconds">Length.</param>
    public async Task<Stretch> Live(double times, double seconds, CancellationToken cancel)
    {
        foreach (var wall in walls) wall.Ages();
        using var tick = new PeriodicTimer(Tick);
        var (facts, commands, running, began, before) = (new Samples(), new Samples(), new List<Task>(), Stopwatch.GetTimestamp(), Volatile.Read(ref _done));
        var (factsSent, commandsSent, turn) = (0L, 0L, 0);
        while (Stopwatch.GetElapsedTime(began).TotalSeconds is var elapsed && elapsed < seconds)
        {
            var due = (long)(elapsed * scale.FactsPerS * times) - factsSent;
            for (var company = 0; company < scale.Companies; company++) running.Add(Report(calls[company], Share(due, company), facts, cancel));
            factsSent += due;
            for (var upTo = (long)(elapsed * scale.CommandsPerS * times); commandsSent < upTo; commandsSent++) running.Add(Act(turn++ % scale.Companies, commands, cancel));
            await tick.WaitForNextTickAsync(cancel);
        }
        var taken = (Volatile.Read(ref _done) - before) / Stopwatch.GetElapsedTime(began).TotalSeconds;
        await Task.WhenAll(running);
        var ages = walls.Select(w => w.Ages()).ToList();
        return new Stretch((scale.FactsPerS + scale.CommandsPerS) * times, taken, facts.Sorted(), commands.Sorted(), Samples.Together(ages), Volatile.Read(ref _done) - before);
    }

    private int Share(long due, int company) => (int)((due / scale.Companies) + (company < due % scale.Companies ? 1 : 0));

    private async Task Report(CallSource source, int count, Samples samples, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        var taken = await source.Report(count, cancel);
        if (taken == 0) return;
        samples.Add(Stopwatch.GetTimestamp() - began);
        Interlocked.Add(ref _done, taken);
    }

    private async Task Act(int company, Samples samples, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        if (await windows[company].Act(cancel) is not { } position) return;
        samples.Add(Stopwatch.GetTimestamp() - began);
        walls[company].Acked(position);
        Interlocked.Increment(ref _done);
    }
}
