using OpsHub.Bench.Feed;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;

namespace OpsHub.Bench.Memory;

/// <summary>What an idle grain and a connected screen cost in memory.</summary>
internal sealed class MemoryBench(BenchRun run)
{
    private const int Screens = 1000, WarmScreens = 50;

    private static readonly Aim OfGrain = Aim.AtMost(3 << 10), OfScreen = Aim.AtMost(60 << 10);

    public async Task Run(CancellationToken cancel)
    {
        await Report(new IdleGrains("caller", 200_000, OfGrain, IdleGrains.Caller), cancel);
        await Report(new IdleGrains("queue of the night (4 services, 10 windows, nobody waits)", 20_000, OfGrain, IdleGrains.QueueAtNight), cancel);
        await Report(new IdleGrains("queue of the day (the same with 10 tickets)", 5_000, null, IdleGrains.QueueByDay), cancel);
        await Clients(cancel);
    }

    private async Task Report(IdleGrains grains, CancellationToken cancel)
    {
        var use = await grains.Measure(cancel);
        var method = $"{grains.Count:N0} grains activated in the engine over a log that keeps nothing, then idle; GC.GetTotalMemory(true) after less before, per grain; working set {(double)use.WorkingSet / grains.Count:F0} B";
        run.Results.Add(new Figure("memory", $"heap per idle {grains.Name}", (double)use.Heap / grains.Count, "B", method) { Aim = grains.Aim });
    }

    private async Task Clients(CancellationToken cancel)
    {
        await using var host = await FeedHubHost.Start(cancel);
        await using (await host.Watch(WarmScreens, cancel)) await host.Traffic.Run(20, 2, cancel);
        await Quiet.After(1, cancel);   // they are gone
        var before = MemoryUse.Now();
        await using var screens = await host.Watch(Screens, cancel);
        await host.Traffic.Run(20, 3, cancel);
        var use = MemoryUse.Now() - before;
        var method = $"{Screens} screens connected by WebSocket and fed for 3 s; after less before, per screen";
        run.Results.Add(new Figure("memory", "heap per connected screen", (double)use.Heap / Screens, "B", $"{method}; GC.GetTotalMemory(true)") { Aim = OfScreen });
        run.Results.Add(new Figure("memory", "working set per connected screen", (double)use.WorkingSet / Screens, "B", $"{method}; Process.WorkingSet64, native memory and garbage included") { Aim = OfScreen });
    }
}
