using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Grains;
using OpsHub.Silo.Hosting;

namespace OpsHub.Bench.Floor;

/// <summary>Operators at the windows of one large office, and of a whole country's: commands sent at a set rate whether or not the hub keeps up, every command durable, every board folded beside.</summary>
internal sealed class FloorBench(BenchRun run)
{
    private const int OneRate = 200, ManyRate = 2000, WarmUpS = 10;

    public async Task Run(CancellationToken cancel)
    {
        foreach (var part in FloorParts.Measure()) run.Results.Add(part);
        foreach (var create in run.Stores)
        {
            await using var store = await create();
            await using var hub = await Hub.Start(
                new HubOptions { Log = store.Connection, Views = Concepts.Views }, NullLoggerFactory.Instance, cancel);
            await One(hub, store.Name, cancel);
            await Many(hub, store.Name, cancel);
        }
    }

    private async Task One(Hub hub, string store, CancellationToken cancel)
    {
        var floors = await Floors.Open(hub.Grains, "one", offices: 1, windows: 60, waiting: 100, cancel);
        await floors.Drive(OneRate, WarmUpS, new Samples(0), new Samples(0), cancel);   // until the code is compiled as it stays
        await hub.CatchUp(cancel);
        var (next, all) = (new Samples(), new Samples());
        var cpu = new CpuTime();
        var rate = await floors.Drive(OneRate, run.Seconds, next, all, cancel);
        await hub.CatchUp(cancel);
        run.Results.Add(new Figure("floor", $"processor time a command in one office of 60 windows, {store}", PerCommand(cpu, all), "ms", "whole process: turn, log, all folds and boards; does not depend on what else the machine does"));
        var method = $"open loop, {OneRate} commands/s asked, {rate:0} answered; latency from the due instant; {store}";
        run.Results.Add(new Figure("floor", $"next in one office of 60 windows, {store}, p50", next.Sorted().P50Ms, "ms", method));
        run.Results.Add(new Figure("floor", $"next in one office of 60 windows, {store}, p99", next.Sorted().P99Ms, "ms", method) { Aim = Aim.AtMost(50) });
    }

    private static double PerCommand(CpuTime spent, Samples all) => spent.Seconds * 1000 / all.Count;

    private async Task Many(Hub hub, string store, CancellationToken cancel)
    {
        var floors = await Floors.Open(hub.Grains, "many", offices: 500, windows: 10, waiting: 12, cancel);
        await floors.Drive(ManyRate, WarmUpS / 2, new Samples(0), new Samples(0), cancel);
        await hub.CatchUp(cancel);
        var (next, all) = (new Samples(), new Samples());
        var cpu = new CpuTime();
        var rate = await floors.Drive(ManyRate, run.Seconds, next, all, cancel);
        await hub.CatchUp(cancel);
        run.Results.Add(new Figure("floor", $"processor time a command of 500 offices, {store}", PerCommand(cpu, all), "ms", "whole process: turn, log, all folds and boards"));
        var method = $"open loop, {ManyRate} commands/s asked; latency of every command from the due instant; {store}";
        run.Results.Add(new Figure("floor", $"commands of 500 offices with 5,000 windows, {store}", rate, "1/s", method) { Aim = Aim.AtLeast(ManyRate * 0.98) });
        run.Results.Add(new Figure("floor", $"any command of 500 offices with 5,000 windows, {store}, p99", all.Sorted().P99Ms, "ms", method) { Aim = Aim.AtMost(150) });
    }
}
