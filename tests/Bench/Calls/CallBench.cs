using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Grains;
using OpsHub.Silo.Hosting;

namespace OpsHub.Bench.Calls;

/// <summary>
/// Facts of calls through engine, log, all folds and boards: 200,000 calls an hour, then ever faster until the hub falls behind. It falls behind where more than a tenth of a
/// second's facts are due and not durable at the end, or the boards need more than a second afterwards.
/// </summary>
internal sealed class CallBench(BenchRun run)
{
    private const int CallsAnHour = 200_000, WarmUpS = 5, RampS = 2;

    private const double LeftS = 0.1, BoardsS = 1;

    private static readonly int[] Ramp = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000];

    public async Task Run(CancellationToken cancel)
    {
        foreach (var create in run.Stores)
        {
            await using var store = await create();
            await using var hub = await Hub.Start(new HubOptions { Log = store.Connection, Views = Concepts.Views }, NullLoggerFactory.Instance, cancel);
            var calls = new CallTraffic(hub.Grains);
            await calls.Run(Ramp[0], WarmUpS, cancel);   // until the code is compiled as it stays
            await hub.CatchUp(cancel);
            await Target(hub, calls, store.Name, cancel);
            await Highest(hub, calls, store.Name, cancel);
        }
    }

    private async Task Target(Hub hub, CallTraffic calls, string store, CancellationToken cancel)
    {
        const int rate = CallsAnHour * CallTraffic.FactsOfCall / 3600;
        var cpu = new CpuTime();
        var (drive, boardsS) = await Drive(hub, calls, rate, run.Seconds, cancel);
        var method = $"open loop, {rate} facts/s asked, {drive.PerSecond:0} durable; from the due instant; {store}";
        run.Results.Add(new Figure("calls", $"{CallsAnHour:N0} calls an hour, {store}: a fact durable, p50", drive.Latency.P50Ms, "ms", method));
        run.Results.Add(new Figure("calls", $"{CallsAnHour:N0} calls an hour, {store}: a fact durable, p99", drive.Latency.P99Ms, "ms", method));
        run.Results.Add(new Figure("calls", $"{CallsAnHour:N0} calls an hour, {store}: most facts due and not durable", drive.Backlog, "facts", method));
        run.Results.Add(new Figure("calls", $"{CallsAnHour:N0} calls an hour, {store}: boards behind at the end", boardsS * 1000, "ms", "until every fold has the last fact"));
        run.Results.Add(new Figure("calls", $"{CallsAnHour:N0} calls an hour, {store}: processor time a fact", cpu.Seconds * 1000 / (drive.PerSecond * run.Seconds), "ms", "whole process: turn, log, all folds"));
    }

    private async Task Highest(Hub hub, CallTraffic calls, string store, CancellationToken cancel)
    {
        var (highest, tried) = (0.0, "");
        foreach (var rate in Ramp)
        {
            var (drive, boardsS) = await Drive(hub, calls, rate, RampS, cancel);
            tried = $"{tried} {rate}: {drive.PerSecond:0}/s, backlog {drive.Backlog} ({drive.Left} at the end), p99 {drive.Latency.P99Ms:0} ms, boards {boardsS:0.0} s;";
            if (drive.Left > rate * LeftS || boardsS > BoardsS) break;
            highest = rate;
        }
        run.Results.Add(new Figure("calls", $"highest rate tried without falling behind, {store}", highest, "facts/s", $"{RampS} s each:{tried}"));
    }

    private static async Task<(Drive Drive, double BoardsS)> Drive(Hub hub, CallTraffic calls, int perSecond, double seconds, CancellationToken cancel)
    {
        var drive = await calls.Run(perSecond, seconds, cancel);
        var began = Stopwatch.GetTimestamp();
        await hub.CatchUp(cancel);
        return (drive, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }
}
