using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Grains;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Log;
using OpsHub.Silo.Time;
using OpsHub.Testing;

namespace OpsHub.Cluster.Bench;

/// <summary>Durable commands per second and their latency on both engines, and Orleans' own state writes, all on the same PostgreSQL in one run.</summary>
internal sealed class EnginesBench(ResultBook results, double seconds)
{
    private const string Bench = "cluster";
    private const int Companies = 20;
    private static readonly int[] InFlight = [1, 256];

    /// <summary>Seconds under load before anything is counted: each process first has to compile what it runs.</summary>
    private const double WarmUpS = 6;

    public async Task Run(CancellationToken cancel)
    {
        var states = await States(cancel);
        await Embedded(cancel);
        foreach (var silos in new[] { 1, 2, 3 })
        {
            await using var cluster = await Silos.Start(silos, states: false, cancel);
            var asked = await Commands($"Orleans, {silos} silo(s)", cluster.Client, cancel, () => cluster.CpuS);
            results.Add(asked.Over(states, Aim.AtLeast(5)));
        }
    }

    private async Task<Figure> States(CancellationToken cancel)
    {
        await using var cluster = await Silos.Start(1, states: true, cancel);
        var factory = cluster.Client.Services.GetRequiredService<IGrainFactory>();
        var grains = Enumerable.Range(0, InFlight[^1]).Select(i => factory.GetGrain<IStateGrain>($"line-{i}")).ToArray();
        await ClosedLoop.Run(grains.Length, WarmUpS, i => grains[i].Report("available"));
        var loop = await ClosedLoop.Run(grains.Length, seconds, i => grains[i].Report("available"));
        return results.Add(new Figure(Bench, "Orleans' AdoNet state writes/s", loop.PerSecond, "1/s", $"{grains.Length} grains, each with one call in flight, one silo, asked by a client"));
    }

    private async Task Embedded(CancellationToken cancel)
    {
        await using var database = await Postgres.CreateDatabase();
        await using var log = await EventLogs.Open(database.ConnectionString, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
        await using var engine = new EmbeddedEngine(Concepts.Catalog, log, new RealClock(), new EngineOptions(), NullLogger<EmbeddedEngine>.Instance);
        await Commands("embedded", engine, cancel);
    }

    /// <summary>The figure of many in flight; the one of a single command is printed beside it.</summary>
    /// <param name="silosCpuS">Processor time of the silos so far, where there are any.</param>
    private async Task<Figure> Commands(string engine, IGrains grains, CancellationToken cancel, Func<double>? silosCpuS = null)
    {
        await Asked(Reporters(grains, InFlight[^1], "warm-up"), WarmUpS, cancel);
        Figure? most = null;
        foreach (var inFlight in InFlight)
        {
            var reporters = Reporters(grains, inFlight, "measured");
            var (own, silos) = (new CpuTime(), silosCpuS?.Invoke() ?? 0);
            var loop = await Asked(reporters, seconds, cancel);
            var (sent, ownS, silosS) = (reporters.Sum(r => r.Sent), own.Seconds, (silosCpuS?.Invoke() ?? 0) - silos);
            var method = $"{inFlight} in flight, one per grain, {Companies} companies, PostgreSQL, durable";
            results.Add(new Figure(Bench, $"{engine}, {inFlight} in flight, p50", loop.Latency.P50Ms, "ms", method));
            results.Add(new Figure(Bench, $"{engine}, {inFlight} in flight, p99", loop.Latency.P99Ms, "ms", method));
            results.Add(new Figure(Bench, $"{engine}, {inFlight} in flight, processor per command", (ownS + silosS) / sent * 1e6, "µs", $"{method}; of the asking process and the silos, without PostgreSQL"));
            most = new Figure(Bench, $"{engine}, {inFlight} in flight, commands/s", loop.PerSecond, "1/s", method);
        }
        return silosCpuS is null ? results.Add(most!) : most!;
    }

    private static Reporter[] Reporters(IGrains grains, int count, string name) =>
        [.. Enumerable.Range(0, count).Select(i => new Reporter(grains, Line.IdOf($"company-{i % Companies}", string.Create(CultureInfo.InvariantCulture, $"{name}-{count}-{i}"))))];

    private static Task<Loop> Asked(Reporter[] reporters, double seconds, CancellationToken cancel) => ClosedLoop.Run(reporters.Length, seconds, i => reporters[i].Next(cancel));

    private sealed class Reporter(IGrains grains, GrainId line)
    {
        private int _sent;

        public int Sent => _sent;

        public async Task Next(CancellationToken cancel)
        {
            var phase = _sent++ % 2 == 0 ? OperatorPhase.Talking : OperatorPhase.Available;
            var outcome = await grains.Send(new Envelope(line, string.Create(CultureInfo.InvariantCulture, $"op:{_sent}"), new ReportOperator("op", phase), "bench"), cancel);
            if (outcome is not Outcome.Done) throw new InvalidOperationException($"A report was not done: {outcome}");
        }
    }
}
