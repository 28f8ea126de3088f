using System.Diagnostics.Metrics;
using OpsHub.ClientHub.Metrics;
using OpsHub.Grains.Drifts;

namespace OpsHub.Silo.Hosting;

/// <summary>Drifts of waits, read when somebody looks: a series for each office and line.</summary>
internal sealed class DriftMeter : IDisposable
{
    private static readonly KeyValuePair<string, object?>[] Place = Labels.By("company", "office|line");

    private readonly Meter _meter = new("OpsHub.Silo");
    private readonly IDrifts _drifts;

    public DriftMeter(IDrifts drifts)
    {
        _drifts = drifts;
        _meter.CreateObservableGauge("opshub.drift.active", () => Of(d => d.Drift is null ? 0 : 1), "{place}", "1 while waits drift from what is usual there at that hour.", Place);
        _meter.CreateObservableGauge("opshub.drift.waits", () => Of(d => d.WaitSum), "1", "Sum of longer waits than usual ÷ its limit.", Place);
        _meter.CreateObservableGauge("opshub.drift.late", () => Of(d => d.LateSum), "1", "Sum of more broken waits than usual ÷ its limit.", Place);
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<double>> Of(Func<PlaceDrift, double> figure) => _drifts.Drifts(null).Select(d => new Measurement<double>(
        figure(d), new("company", d.Company), d.Office is null ? new("line", d.Line) : new KeyValuePair<string, object?>("office", d.Office)));
}
