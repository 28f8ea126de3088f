using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Bench.Results;
using OpsHub.Bench.Start;
using OpsHub.Bench.Stores;
using OpsHub.Grains;
using OpsHub.Grains.Boards;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;

namespace OpsHub.Bench.Past;

/// <summary>Opening a recording at instants all over a log of generated days, with the pages that the hub kept while it followed the log and without them.</summary>
internal sealed class PastBench(BenchRun run)
{
    private const int Seed = 20_261_126;
    private const int Seeks = 30;

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
        var (from, to) = await Span(store, cancel);
        var log = $"{events:N0} generated events of {(to - from).TotalDays:F0} days (seed {Seed})";
        await using var hub = await Hub.Start(new HubOptions { Log = store.Connection, Views = Concepts.Views, WatchDeadlines = false }, NullLoggerFactory.Instance, cancel);
        var dice = new Random(Seed);
        List<double> seeks = [], steps = [];
        for (var i = 0; i < Seeks; i++)
        {
            var began = Stopwatch.GetTimestamp();
            using var recording = await Open(hub, from + ((to - from) * dice.NextDouble()), cancel);
            seeks.Add(Ms(began));
            began = Stopwatch.GetTimestamp();
            await recording.MoveTo(recording.At + Duration.FromMinutes(1), cancel);
            steps.Add(Ms(began));
        }
        Add(store, "recording opened, p50", seeks.Order().ElementAt(Seeks / 2), "ms", $"{log}; {Seeks} instants");
        Add(store, "recording opened, slowest", seeks.Max(), "ms", "the same");
        Add(store, "recording moved on by a minute, p50", steps.Order().ElementAt(Seeks / 2), "ms", "a tenth of a second at ×600");
        Add(store, "memory of an open recording", await Memory(hub, from + ((to - from) / 2), cancel), "MB", "heap after collecting, with and without five of them");
        await hub.Log.DropSnapshots(cancel);
        var start = Stopwatch.GetTimestamp();
        (await Open(hub, to, cancel)).Dispose();
        Add(store, "last instant opened without pages", Ms(start), "ms", "keeps them on the way");
    }

    private static async Task<(Instant From, Instant To)> Span(IStore store, CancellationToken cancel)
    {
        await using var log = await EventLogs.Open(store.Connection, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
        return ((await log.ReadAll(0, 1, cancel))[0].RecordedAt, (await log.ReadAll(await log.Head(cancel) - 1, 1, cancel))[0].RecordedAt);
    }

    private static async Task<IRecording> Open(Hub hub, Instant at, CancellationToken cancel) => await hub.Past.Open(Guid.NewGuid().ToString(), "wall/samara", at, cancel) switch
    {
        PastOpening.Opened opened => opened.Recording,
        var refused => throw new InvalidOperationException($"{refused}"),
    };

    private static async Task<double> Memory(Hub hub, Instant at, CancellationToken cancel)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        List<IRecording> open = [];
        for (var i = 0; i < 5; i++) open.Add(await Open(hub, at, cancel));
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        open.ForEach(r => r.Dispose());
        return bytes / 5e6;
    }

    private static double Ms(long since) => Stopwatch.GetElapsedTime(since).TotalMilliseconds;

    private void Add(IStore store, string name, double value, string unit, string method) => run.Results.Add(new Figure("past", $"{store.Name}: {name}", value, unit, method));
}
