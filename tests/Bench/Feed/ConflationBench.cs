using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Bench.Feed.Screens;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Bench.Stores;
using OpsHub.Grains.Walls;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Time;

namespace OpsHub.Bench.Feed;

/// <summary>
/// What the push interval saves when a thousand facts a second change one wall. The same facts go through the same engine, log and folds
/// each time; what they cost without any screen is taken off both sides.
/// </summary>
internal sealed class ConflationBench(BenchRun run)
{
    private const int Screens = 50, FactsPerS = 1000;

    public async Task Run(FeedHubHost host, CancellationToken cancel)
    {
        var alone = await Measure(host.Traffic, () => host.Hub.CatchUp(cancel), cancel);
        double conflated;
        await using (var screens = await host.Watch(Screens, cancel)) conflated = await Measure(host.Traffic, async () => await screens.Reach(await host.Hub.Log.Head(cancel), cancel), cancel);
        var each = await PushingEach(cancel);
        Report(alone, conflated, each);
    }

    private void Report(double alone, double conflated, double each)
    {
        var method = $"server's processor time for {FactsPerS} facts/s on one wall with {Screens} screens, per fact";
        run.Results.Add(Figure("processor time per fact, no screens", alone, $"{method}, without screens: engine, SQLite, folds"));
        var baseline = run.Results.Add(Figure("processor time per fact, each pushed", each - alone, $"{method}, every fact sent by Clients.All at once, less that of no screens"));
        run.Results.Add(Figure("processor time per fact, conflated", conflated - alone, $"{method}, the feed with its 100 ms, less that of no screens").Over(baseline, Aim.AtMost(0.1)));
    }

    private async Task<double> PushingEach(CancellationToken cancel)
    {
        using var folder = new TempFolder();
        var clock = new RealClock();
        await using var bare = await BareHub.Start(cancel);
        var push = new PushEach(bare, clock);
        var options = new HubOptions { Log = $"sqlite:{folder.File("each.db")}", Clock = clock, Views = () => [new CompanyWallView(), new HallScreenView()], Followers = [push] };
        await using var hub = await Hub.Start(options, NullLoggerFactory.Instance, cancel);
        var traffic = new OfficeTraffic(hub.Grains);
        await traffic.Begin(cancel);
        await hub.CatchUp(cancel);
        push.Boards = hub.Boards;
        await using var screens = await ScreenProcess.Start(bare.Address, null, [], Screens, cancel);
        return await Measure(traffic, async () =>
        {
            await hub.CatchUp(cancel);
            await push.Sent();
            await screens.Reach(await hub.Log.Head(cancel), cancel);
        }, cancel);
    }

    /// <returns>Processor seconds per fact, from the first fact until everything caused by the last is done.</returns>
    private async Task<double> Measure(OfficeTraffic traffic, Func<Task> settled, CancellationToken cancel)
    {
        await traffic.Run(FactsPerS, 1, cancel);   // warms up
        await settled();
        var cpu = new CpuTime();
        var facts = await traffic.Run(FactsPerS, run.Seconds, cancel);
        await settled();
        return cpu.Seconds / facts.Count;
    }

    private static Figure Figure(string name, double seconds, string method) => new("feed", name, seconds * 1e6, "µs", method);
}
