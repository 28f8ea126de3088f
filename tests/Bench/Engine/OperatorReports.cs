using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Bench.Measuring;
using OpsHub.Grains;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Log;
using OpsHub.Silo.Time;

namespace OpsHub.Bench.Engine;

/// <summary>
/// The load of the command benchmarks: operators of phone lines who go back and forth between talking and available. Every command is
/// decided by the real decider and gives one event of about 90 bytes.
/// </summary>
internal static class OperatorReports
{
    /// <param name="log">Not owned.</param>
    /// <param name="lines">Grains.</param>
    /// <param name="inFlight">Commands on their way at any time, spread evenly.</param>
    /// <param name="seconds">Measured.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="round">Sets its lines apart from those of other rounds on the same log, whose commands are known there.</param>
    public static async Task<Loop> Run(IEventLog log, int lines, int inFlight, double seconds, CancellationToken cancel, string round = "")
    {
        await using var engine = new EmbeddedEngine(Concepts.Catalog, log, new RealClock(), new EngineOptions(), NullLogger<EmbeddedEngine>.Instance);
        var reports = new Reporter[inFlight];
        for (var i = 0; i < inFlight; i++) reports[i] = new Reporter(engine, Line.IdOf("bench", $"line-{round}{lines}-{inFlight}-{i % lines}"), $"op-{i}");
        return await ClosedLoop.Run(inFlight, seconds, i => reports[i].Next(cancel));
    }

    private sealed class Reporter(IGrains grains, GrainId line, string who)
    {
        private int _sent;

        public async Task Next(CancellationToken cancel)
        {
            var phase = _sent++ % 2 == 0 ? OperatorPhase.Talking : OperatorPhase.Available;
            var outcome = await grains.Send(new Envelope(line, $"{who}:{_sent}", new ReportOperator(who, phase), "bench"), cancel);
            if (outcome is not Outcome.Done) throw new InvalidOperationException($"A report was not done: {outcome}");
        }
    }
}
