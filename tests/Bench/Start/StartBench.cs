using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Bench.Results;
using OpsHub.Bench.Stores;
using OpsHub.Grains;
using OpsHub.Grains.Access;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Quarantine;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Time;

namespace OpsHub.Bench.Start;

/// <summary>Starting the hub over a log of generated days: from nothing, and from the folds that the last run kept.</summary>
internal sealed class StartBench(BenchRun run)
{
    private const int Seed = 20_261_116;

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
        var events = await FilledLog.Fill(store, Seed, run.Events, cancel);
        await store.ReadRows(cancel);   // into the system's cache, where the hub's own reading finds it too
        var began = Stopwatch.GetTimestamp();
        await store.ReadRows(cancel);
        var raw = Rate($"{store.Name}: raw rows read", events / Seconds(began), "the log's own SELECT, page by page, every column taken and dropped");
        run.Results.Add(raw);
        var nothing = await Start(store, cancel);
        run.Results.Add(Rate($"{store.Name}: events replayed", events / nothing.FoldS, $"{events:N0} generated events (seed {Seed}) through views, deadlines, figures, access and quarantine").Over(raw, Aim.AtLeast(0.15)));
        foreach (var part in await ReplayParts.Measure(store, cancel)) run.Results.Add(part);
        var kept = await Start(store, cancel);
        var fromSnapshot = run.Results.Add(Time($"{store.Name}: start from snapshot", kept, "folds kept by the run before"));
        run.Results.Add(Time($"{store.Name}: start from nothing", nothing, $"{events:N0} events").Over(fromSnapshot, Aim.AtLeast(10)));
    }

    /// <summary>Starts and stops a hub; stopping keeps the folds for the next start.</summary>
    private static async Task<(double OpenS, double FoldS)> Start(IStore store, CancellationToken cancel)
    {
        var clock = new RealClock();
        var options = new HubOptions { Log = store.Connection, Clock = clock, Views = Concepts.Views, WatchDeadlines = false };
        var began = Stopwatch.GetTimestamp();
        await using var hub = await Hub.Open(options, NullLoggerFactory.Instance, cancel);
        var openS = Seconds(began);
        began = Stopwatch.GetTimestamp();
        await hub.Begin([new AccessDirectory(), new QuarantineList(), new FigureBook(clock)], cancel);
        return (openS, Seconds(began));
    }

    private static double Seconds(long since) => Stopwatch.GetElapsedTime(since).TotalSeconds;

    private static Figure Rate(string name, double perSecond, string method) => new("start", name, perSecond, "1/s", method);

    private static Figure Time(string name, (double OpenS, double FoldS) took, string method) =>
        new("start", name, took.OpenS + took.FoldS, "s", $"{method}; opening and checking the log {took.OpenS:F2} s, folds {took.FoldS:F2} s");
}
