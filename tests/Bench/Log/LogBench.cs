using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Bench.Engine;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Bench.Stores;
using OpsHub.Silo.Log;

namespace OpsHub.Bench.Log;

/// <summary>Durable commands per second, against what the same database does by itself.</summary>
internal sealed class LogBench(BenchRun run)
{
    private const string Bench = "log";
    private const int Many = 1000;

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
        foreach (var (grains, inFlight) in new[] { (1, 1), (1, Many), (64, 64), (64, Many) })
            Add(Commands(store, grains, inFlight), await OperatorReports.Run(log, grains, inFlight, run.Seconds, cancel));
        var engine = await OperatorReports.Run(log, Many, Many, run.Seconds, cancel);
        var bare = await BareLog.Run(log, Many, run.Seconds, cancel);
        var raw = await Raw(store, indexed: false, cancel);
        var indexed = await Raw(store, indexed: true, cancel);
        if (store is SqliteStore) Compare(store, engine, bare, raw, Aim.AtLeast(0.5), null);
        else Compare(store, engine, bare, await SingleRows(store, cancel), Aim.AtLeast(1.5), Aim.AtLeast(3));
        run.Results.Add(Throughput($"{Commands(store, Many, Many)}, against the same indexes", engine, "as above").Over(indexed));
        if (store is not SqliteStore) run.Results.Add(Throughput($"{Commands(store, Many, Many)}, against multi-row inserts", engine, "as above").Over(raw));
    }

    private void Compare(IStore store, Loop engine, Loop bare, Figure to, Aim ofEngine, Aim? ofBare)
    {
        var commands = Commands(store, Many, Many);
        run.Results.Add(Throughput(commands, engine, Method).Over(to, ofEngine));
        Latency(commands, engine, Aim.AtMost(25));
        var appends = $"{store.Name}: bare appends/s, {Many} streams";
        run.Results.Add(Throughput(appends, bare, $"the log's Append alone, one in flight per stream, {run.Seconds} s").Over(to, ofBare));
        Latency(appends, bare, null);
    }

    private string Method => $"decider, engine and log; closed loop of operators' reports, {run.Seconds} s after warming up";

    private async Task<Figure> Raw(IStore store, bool indexed, CancellationToken cancel)
    {
        var (perSecond, method) = await store.InsertRowsAgain(indexed, cancel);
        return run.Results.Add(new Figure(Bench, $"{store.Name}: multi-row inserts{(indexed ? ", the log's indexes" : "")}", perSecond, "rows/s", method));
    }

    private async Task<Figure> SingleRows(IStore store, CancellationToken cancel)
    {
        var (perSecond, method) = await Pgbench.SingleRowInserts(store.Connection, run.Seconds, cancel);
        return run.Results.Add(new Figure(Bench, $"{store.Name}: pgbench single-row inserts", perSecond, "rows/s", method));
    }

    private void Add(string commands, Loop loop)
    {
        run.Results.Add(Throughput(commands, loop, Method));
        Latency(commands, loop, null);
    }

    private void Latency(string commands, Loop loop, Aim? ofP99)
    {
        run.Results.Add(new Figure(Bench, $"{commands}, acknowledged p50", loop.Latency.P50Ms, "ms", Method));
        run.Results.Add(new Figure(Bench, $"{commands}, acknowledged p99", loop.Latency.P99Ms, "ms", Method) { Aim = ofP99 });
    }

    private static string Commands(IStore store, int grains, int inFlight) => $"{store.Name}: commands/s, {grains} grains, {inFlight} in flight";

    private static Figure Throughput(string name, Loop loop, string method) => new(Bench, name, loop.PerSecond, "1/s", method);
}
