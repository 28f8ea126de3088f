using System.Diagnostics;
using System.Text.Json;
using OpsHub.Bench.Feed.Screens;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.ClientHub.Feed;
using OpsHub.Grains.Boards;

namespace OpsHub.Bench.Feed;

/// <summary>From a fact to screens over loopback, with the screens in another process of the same machine.</summary>
internal sealed class FeedBench(BenchRun run)
{
    private const string Bench = "feed";
    private const int Few = 100, Many = 1000, FactsPerS = 20, PushesPerS = 10;

    public async Task Run(CancellationToken cancel)
    {
        await using var host = await FeedHubHost.Start(cancel);
        await Latency(host, Few, cancel);
        var feed = await Latency(host, Many, cancel);
        var bare = await Broadcast(host, cancel);
        run.Results.Add(feed.Over(run.Results.Add(bare), Aim.AtMost(1.25)));
        await new ConflationBench(run).Run(host, cancel);
    }

    /// <returns>Processor time per delivered frame.</returns>
    private async Task<Figure> Latency(FeedHubHost host, int screens, CancellationToken cancel)
    {
        await using var process = await host.Watch(screens, cancel);
        await host.Traffic.Run(FactsPerS, 2, cancel);   // warms up
        IReadOnlyList<Fact> facts = [];
        var window = await Window.Of(async () =>
        {
            facts = await host.Traffic.Run(FactsPerS, 2 * run.Seconds, cancel);
            await process.Reach(facts.Max(f => f.Position), cancel);
        });
        var receipts = await process.Stop(cancel);
        var delivery = Delivery.Of(facts, receipts, screens);
        var method = $"{facts.Count} facts at {FactsPerS}/s through engine, SQLite, folds and feed (push interval 100 ms) to {screens} screens in another process";
        run.Results.Add(new Figure(Bench, $"event to frame p50, {screens} screens", delivery.FromDurable.P50Ms, "ms", $"{method}; from acknowledgement to receipt, all screens"));
        run.Results.Add(new Figure(Bench, $"event to frame p99, {screens} screens", delivery.FromDurable.P99Ms, "ms", $"{method}; from acknowledgement to receipt, all screens"));
        run.Results.Add(new Figure(Bench, $"fact to the last of {screens} screens, p99", delivery.ToLast.P99Ms, "ms", $"{method}; from sending the fact to the last screen's receipt")
        {
            Aim = screens == Many ? Aim.AtMost(250) : null,
        });
        return window.PerFrame($"processor time per delivered frame, {screens} screens", receipts, method);
    }

    /// <returns>Processor time per frame of the same bytes, sent by SignalR alone.</returns>
    private async Task<Figure> Broadcast(FeedHubHost host, CancellationToken cancel)
    {
        var wall = host.Hub.Boards.Find(OfficeTraffic.Wall)!;
        var frame = wall.Since(wall.Seq - (FactsPerS / PushesPerS), host.Hub.Clock.GetCurrentInstant());
        await using var bare = await BareHub.Start(cancel);
        await using var process = await ScreenProcess.Start(bare.Address, null, [], Many, cancel);
        frame = await Push(bare, frame, 2, cancel);   // warms up
        var window = await Window.Of(async () =>
        {
            frame = await Push(bare, frame, 2 * run.Seconds, cancel);
            await process.Reach(frame.Seq, cancel);
        });
        return window.PerFrame(
            "processor time per frame of a bare Clients.All", await process.Stop(cancel), $"one frame of the wall {PushesPerS} times a second to {Many} screens by SignalR alone, same server process");
    }

    /// <returns>The last frame sent; each has a sequence of its own.</returns>
    private static async Task<Frame> Push(BareHub bare, Frame frame, double seconds, CancellationToken cancel)
    {
        var writer = new FrameWriter();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PushesPerS));
        for (var i = 0; i < seconds * PushesPerS && await timer.WaitForNextTickAsync(cancel); i++)
        {
            frame = frame with { Seq = frame.Seq + 1 };
            using var json = JsonDocument.Parse(writer.Json(frame, 1));
            await bare.Send(json.RootElement);
        }
        return frame;
    }

    /// <summary>A stretch of time with the processor time this process used in it.</summary>
    private sealed record Window(long Begin, long End, double CpuS)
    {
        public static async Task<Window> Of(Func<Task> work)
        {
            var (cpu, begin) = (new CpuTime(), Stopwatch.GetTimestamp());
            await work();
            return new Window(begin, Stopwatch.GetTimestamp(), cpu.Seconds);
        }

        public Figure PerFrame(string name, IEnumerable<Receipt> receipts, string method)
        {
            var within = receipts.Where(r => r.At >= Begin && r.At < End).ToArray();
            return new Figure(Bench, name, CpuS * 1e6 / within.Length, "µs", $"{method}; processor time of the server process over {within.Length} frames of {within.Average(r => r.Bytes):F0} bytes");
        }
    }
}
