using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Bench.Engine;
using OpsHub.Bench.Results;
using OpsHub.Bench.Stores;
using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Seals;
using OpsHub.Silo.Time;

namespace OpsHub.Bench.Log;

/// <summary>What sealing costs whoever writes: the same commands with a notary that seals every second – sixty times as often as it need – and without, in turn.</summary>
internal sealed class SealBench(BenchRun run)
{
    private const int Grains = 1000, Rounds = 3;

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
        await OperatorReports.Run(log, Grains, Grains, run.Seconds, cancel);
        await CatchUp(store, log, cancel);
        List<double> plain = [], watched = [];
        for (var round = 0; round < Rounds; round++)
        {
            plain.Add((await OperatorReports.Run(log, Grains, Grains, run.Seconds, cancel)).PerSecond);
            watched.Add(await Sealed(store, log, cancel));
        }
        var method = $"{Grains} operators, closed loop, {run.Seconds} s, middle of {Rounds} windows in turn";
        var without = run.Results.Add(new Figure("seals", $"{store.Name}: commands/s, not sealed", Middle(plain), "1/s", method));
        run.Results.Add(new Figure("seals", $"{store.Name}: commands/s, sealed every second", Middle(watched), "1/s", method).Over(without));
    }

    private async Task<double> Sealed(IStore store, IEventLog log, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await using var notary = await Of(store, log, cancel);
        var sealing = notary.Run(stop.Token);
        var perSecond = (await OperatorReports.Run(log, Grains, Grains, run.Seconds, cancel)).PerSecond;
        await stop.CancelAsync();
        await sealing;
        return perSecond;
    }

    /// <summary>How fast a log of before is sealed, once.</summary>
    private async Task CatchUp(IStore store, IEventLog log, CancellationToken cancel)
    {
        await using var notary = await Of(store, log, cancel);
        var (watch, commits) = (Stopwatch.StartNew(), 0L);
        int page;
        do commits += page = await notary.Try(cancel);
        while (page == LogRowPages.Size);
        run.Results.Add(new Figure("seals", $"{store.Name}: commits sealed while catching up", commits / watch.Elapsed.TotalSeconds, "1/s", $"{commits:N0} commits of one event, nothing else running"));
    }

    private static async Task<Notary> Of(IStore store, IEventLog log, CancellationToken cancel) =>
        new(log, await LogRowsOf.Open(store.Connection, cancel), new RealClock(), Duration.FromSeconds(1), NullLogger.Instance);

    private static double Middle(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);
}
