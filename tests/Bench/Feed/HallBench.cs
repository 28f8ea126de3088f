using OpsHub.Bench.Results;

namespace OpsHub.Bench.Feed;

/// <summary>From a call at a window to the screens in the hall: the whole hub on Kestrel and SQLite, a thousand screens in another process of the same machine.</summary>
internal sealed class HallBench(BenchRun run)
{
    private const int Screens = 1000, CommandsPerS = 20;

    public async Task Run(CancellationToken cancel)
    {
        await using var host = await FeedHubHost.Start(cancel);
        await Measure(host, OfficeTraffic.Offices, cancel);
        await Measure(host, 1, cancel);
    }

    private async Task Measure(FeedHubHost host, int offices, CancellationToken cancel)
    {
        await using var screens = await host.Watch([.. Enumerable.Range(0, offices).Select(OfficeTraffic.HallOf)], Screens, cancel);
        await host.Traffic.Run(CommandsPerS, 3, offices, cancel);   // warms up
        var facts = await host.Traffic.Run(CommandsPerS, 4 * run.Seconds, offices, cancel);
        await screens.Reach([.. Enumerable.Range(0, offices).Select(o => facts.Where(f => f.Office == o).Max(f => f.Position))], cancel);
        var calls = facts.Where(f => f.IsCall).ToList();
        var delivery = Delivery.Of(calls, await screens.Stop(cancel), Screens, offices);
        var name = $"call to a hall screen, {Screens} screens of {(offices == 1 ? "one office" : $"{offices} offices")}";
        var method = $"{calls.Count} calls among {facts.Count} commands at {CommandsPerS}/s through engine, SQLite, folds and feed (push interval 100 ms); from the command's acknowledgement to each screen of its office";
        run.Results.Add(new Figure("halls", $"{name}, p50", delivery.FromDurable.P50Ms, "ms", method));
        run.Results.Add(new Figure("halls", $"{name}, p99", delivery.FromDurable.P99Ms, "ms", method) { Aim = Aim.AtMost(300) });
        run.Results.Add(new Figure("halls", $"{name}, to the last of its office, p99", delivery.ToLast.P99Ms, "ms", $"{method.Split(';')[0]}; from sending the command to the last screen"));
    }
}
