using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Bench.Log;
using OpsHub.Bench.Results;
using OpsHub.Silo.Log;

namespace OpsHub.Bench.Engine;

/// <summary>How long one turn takes from sending a command to its answer when nothing else is going on.</summary>
internal sealed class EngineBench(BenchRun run)
{
    public async Task Run(CancellationToken cancel)
    {
        await using (var instant = new InstantLog())
        {
            await Turns("over a log that answers at once", instant, cancel);
            var busy = await OperatorReports.Run(instant, 1000, 1000, run.Seconds, cancel);
            run.Results.Add(new Figure("engine", "turns/s over a log that answers at once, 1000 grains", busy.PerSecond, "1/s", "closed loop, one command in flight per grain"));
        }
        foreach (var create in run.Stores)
        {
            await using var store = await create();
            await using var log = await EventLogs.Open(store.Connection, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
            await Turns($"over {store.Name}", log, cancel);
            var append = await BareLog.Run(log, 1, run.Seconds, cancel);
            run.Results.Add(new Figure("engine", $"bare append to {store.Name}, p50", append.Latency.P50Ms * 1000, "µs", "the log's Append alone, one in flight"));
        }
    }

    private async Task Turns(string where, IEventLog log, CancellationToken cancel)
    {
        var loop = await OperatorReports.Run(log, 1, 1, run.Seconds, cancel);
        const string method = "one grain, one command in flight; from Send to its answer";
        run.Results.Add(new Figure("engine", $"turn {where}, p50", loop.Latency.P50Ms * 1000, "µs", method));
        run.Results.Add(new Figure("engine", $"turn {where}, p99", loop.Latency.P99Ms * 1000, "µs", method));
    }
}
