using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Bench.Engine;
using OpsHub.Bench.Results;
using OpsHub.Bench.Stores;
using OpsHub.Silo.Log;
using OpsHub.Silo.Retention;

namespace OpsHub.Bench.Log;

/// <summary>How fast commits are taken out of a log, alone and while a hub writes to it, and what that costs whoever writes.</summary>
internal sealed class ThinBench(BenchRun run)
{
    private const int Grains = 1000, Portion = 1000;

    public async Task Run(CancellationToken cancel)
    {
        foreach (var create in run.Stores)
        {
            await using var store = await create();
            await Run(store, cancel);
        }
    }

    private async Task Run(IStore store, CancellationToken cancel)
    {
        await using var log = await EventLogs.Open(store.Connection, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
        await OperatorReports.Run(log, Grains, Grains, run.Seconds, cancel, "old-");
        var old = await Everything(store, cancel);
        var plain = (await OperatorReports.Run(log, Grains, Grains, run.Seconds, cancel, "plain-")).PerSecond;

        var alone = await Thin(store, old[..(old.Length / 2)], cancel);

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var thinning = Thin(store, old[(old.Length / 2)..], ended.Token);
        var busy = (await OperatorReports.Run(log, Grains, Grains, run.Seconds, cancel, "busy-")).PerSecond;
        await ended.CancelAsync();
        var beside = await thinning;

        var method = $"{Grains} streams of {old.Length / Grains} commits, in portions of {Portion} in the order of the log";
        run.Results.Add(new Figure("thin", $"{store.Name}: commits/s taken out, nobody writes", alone, "1/s", method));
        run.Results.Add(new Figure("thin", $"{store.Name}: commits/s taken out while a hub writes", beside, "1/s", method));
        var without = run.Results.Add(new Figure("thin", $"{store.Name}: commands/s, nothing is taken out", plain, "1/s", $"{Grains} operators, closed loop, {run.Seconds} s"));
        run.Results.Add(new Figure("thin", $"{store.Name}: commands/s while commits are taken out without a pause", busy, "1/s", $"{Grains} operators, closed loop, {run.Seconds} s").Over(without));
    }

    /// <summary>Takes commits out until there are no more or it is told to end.</summary>
    private static async Task<double> Thin(IStore store, Perishing[] commits, CancellationToken ended)
    {
        await Task.Yield();
        await using var perishing = LogRetention.Perishing(store.Connection);
        var (watch, went) = (Stopwatch.StartNew(), 0L);
        foreach (var portion in commits.Chunk(Portion).TakeWhile(_ => !ended.IsCancellationRequested)) went += await perishing.Delete(portion, CancellationToken.None);
        return went / watch.Elapsed.TotalSeconds;
    }

    private static async Task<Perishing[]> Everything(IStore store, CancellationToken cancel)
    {
        await using var rows = await LogRowsOf.Open(store.Connection, cancel);
        return await rows.InOrder(0, long.MaxValue, cancel).Select(row => new Perishing(row.Commit.Position, row.Commit.Stream)).ToArrayAsync(cancel);
    }
}
