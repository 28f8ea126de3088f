using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
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
    private static readonly int[] InFlight = [1, 256];

    public async Task Run(CancellationToken cancel)
    {
        var states = await States(cancel);
        await Embedded(cancel);
        foreach (var silos in new[] { 1, 2, 3 })
        {
            await using var cluster = await Silos.Start(silos, null, cancel);
            var asked = await Commands($"Orleans, {silos} silo(s), asked by a client", cluster.Client, cancel);
            results.Add(asked.Over(states, Aim.AtLeast(5)));
            if (silos == 1) results.Add((await Commands("Orleans, 1 silo, asked within it", cluster.First, cancel)).Over(states));
        }
    }

    private async Task<Figure> States(CancellationToken cancel)
    {
        await using var cluster = await Silos.Start(1, (silo, database) => silo.AddAdoNetGrainStorageAsDefault(s => (s.Invariant, s.ConnectionString) = ("Npgsql", Prepared(database))), cancel);
        var factory = cluster.Client.Services.GetRequiredService<IGrainFactory>();
        var grains = Enumerable.Range(0, InFlight[^1]).Select(i => factory.GetGrain<IStateGrain>($"line-{i}")).ToArray();
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
    private async Task<Figure> Commands(string engine, IGrains grains, CancellationToken cancel)
    {
        Figure? most = null;
        foreach (var inFlight in InFlight)
        {
            var reporters = Enumerable.Range(0, inFlight).Select(i => new Reporter(grains, Line.IdOf($"company-{i % 20}", string.Create(CultureInfo.InvariantCulture, $"line-{inFlight}-{i}")))).ToArray();
            var loop = await ClosedLoop.Run(inFlight, seconds, i => reporters[i].Next(cancel));
            var method = $"{inFlight} in flight, one per grain, 20 companies, PostgreSQL, durable";
            results.Add(new Figure(Bench, $"{engine}, {inFlight} in flight, p50", loop.Latency.P50Ms, "ms", method));
            results.Add(new Figure(Bench, $"{engine}, {inFlight} in flight, p99", loop.Latency.P99Ms, "ms", method));
            most = new Figure(Bench, $"{engine}, {inFlight} in flight, commands/s", loop.PerSecond, "1/s", method);
        }
        return grains is EmbeddedEngine ? results.Add(most!) : most!;
    }

    private static string Prepared(Membership.ClusterDatabase database)
    {
        using var sql = new StreamReader(typeof(EnginesBench).Assembly.GetManifestResourceStream("OpsHub.Cluster.Bench.States.sql")!);
        using var command = database.Source.CreateCommand(sql.ReadToEnd());
        command.ExecuteNonQuery();
        return new NpgsqlConnectionStringBuilder(database.Connection) { MaxPoolSize = 32 }.ConnectionString;
    }

    private sealed class Reporter(IGrains grains, GrainId line)
    {
        private int _sent;

        public async Task Next(CancellationToken cancel)
        {
            var phase = _sent++ % 2 == 0 ? OperatorPhase.Talking : OperatorPhase.Available;
            var outcome = await grains.Send(new Envelope(line, string.Create(CultureInfo.InvariantCulture, $"op:{_sent}"), new ReportOperator("op", phase), "bench"), cancel);
            if (outcome is not Outcome.Done) throw new InvalidOperationException($"A report was not done: {outcome}");
        }
    }
}
