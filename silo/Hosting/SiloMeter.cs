using System.Diagnostics.Metrics;

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
    }

    public void Dispose() => _meter.Dispose();
}
