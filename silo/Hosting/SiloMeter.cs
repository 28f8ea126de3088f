using System.Diagnostics.Metrics;
using OpsHub.ClientHub.Metrics;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Metering;

namespace OpsHub.Silo.Hosting;

/// <summary>The hub's own gauges, read when somebody looks.</summary>
internal sealed class SiloMeter : IDisposable
{
    private readonly Meter _meter = new("OpsHub.Silo");

    public SiloMeter(Hub hub)
    {
        _meter.CreateObservableGauge("opshub.grains.active", () => hub.ActiveGrains, "{grain}", "Grains in memory.");
        _meter.CreateObservableGauge("opshub.commands.in_flight", () => hub.InFlight, "{command}", "Commands that wait or run.");
        _meter.CreateObservableGauge("opshub.deadlines.pending", () => hub.PendingDeadlines, "{deadline}", "Instants waited for.");
        _meter.CreateObservableGauge("opshub.recordings.open", () => hub.OpenRecordings, "{recording}", "Recordings of the past that are open.");
        _meter.CreateObservableGauge("opshub.log.folded_position", () => hub.FoldedTo, "{event}", "Log position up to which boards and other folds have come.");
        _meter.CreateObservableGauge("opshub.log.head_position", () => hub.KnownHead, "{event}", "Newest log position that this process has heard of.");
        _meter.CreateObservableGauge("opshub.folds.unkept", () => hub.Unkept, "{event}", "Events since boards and other folds were last kept: what a crash would have folded anew. They are kept every 200,000 events and at each orderly end.");
        _meter.CreateObservableGauge("opshub.log.unsealed", () => hub.Unsealed ?? double.NaN, "{event}", "Events that are not sealed yet: they could be changed without a trace. Told by the process that seals.");
        _meter.CreateObservableGauge("opshub.log.chain_broken", () => hub.ChainBroken ? 1 : 0, "{log}", "1 where the log is another than the one that was sealed, else 0.");
        _meter.CreateObservableGauge("opshub.engine.away", () => hub.EngineAbsence is null ? 0 : 1, "{engine}", "1 while the engine cannot take commands, else 0.");
        _meter.CreateObservableGauge("opshub.follower.behind", () => Each(hub, f => f.Behind), "{event}", "Events in the log that a follower of this process has not applied yet.", Labels.By("follower"));
        _meter.CreateObservableGauge("opshub.follower.stopped", () => Each(hub, f => f.Stopped ? 1 : 0), "{follower}", "1 for a follower that met an event it cannot read; it stands still until that is mended. 0 for all others.", Labels.By("follower"));
    }

    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<double>> Each(Hub hub, Func<FollowerState, double?> figure) => hub.Followers.Select(f => Measured.Of(figure(f), ("follower", f.Name)));
}
