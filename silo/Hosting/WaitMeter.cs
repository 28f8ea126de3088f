using System.Diagnostics.Metrics;
using OpsHub.ClientHub.Metrics;
using OpsHub.Grains.Waits;

namespace OpsHub.Silo.Hosting;

/// <summary>How expected waits came out lately, read when somebody looks. A series for each office and each line, none for a service: their number is that of what a company has registered.</summary>
internal sealed class WaitMeter : IDisposable
{
    private static readonly KeyValuePair<string, object?>[] Place = Labels.By("company", "office|line");

    private readonly Meter _meter = new("OpsHub.Silo");
    private readonly IWaits _waits;

    public WaitMeter(IWaits waits)
    {
        _waits = waits;
        _meter.CreateObservableGauge("opshub.waits.error", () => Of(a => a.MeanAbsoluteS), "s", "Mean size of the error of expected waits (P50) of the last 30 days.", Place);
        _meter.CreateObservableGauge("opshub.waits.bias", () => Of(a => a.BiasS), "s", "Mean error of expected waits; above zero: told more than waited.", Place);
        _meter.CreateObservableGauge("opshub.waits.within_p90", () => Of(a => a.Coverage), "1", "Share of waits no longer than the P90 that was told; 0.9 is right.", Place);
        _meter.CreateObservableGauge("opshub.waits.pinball", () => Of(a => a.PinballS), "s", "Mean pinball loss of P50 and P90.", Place);
        _meter.CreateObservableGauge("opshub.waits.brier", () => Of(a => a.Judged == 0 ? null : a.Brier), "1", "Brier score of the probability that a wait is longer than the norm, as told at joining; 0 is perfect.", Place);
        _meter.CreateObservableGauge("opshub.waits.outcomes", () => Of(a => a.Count), "{wait}", "Waits of the last 30 days that error, bias, coverage and pinball loss are of.", Place);
    }

    public void Dispose() => _meter.Dispose();

    /// <param name="figure">Null: this queue has none.</param>
    private IEnumerable<Measurement<double>> Of(Func<Accuracy, double?> figure)
    {
        foreach (var (company, office, service, line, recent) in _waits.Accuracies(null))
            if (service is null && figure(recent) is { } value)
                yield return new Measurement<double>(value, new("company", company), office is null ? new("line", line) : new KeyValuePair<string, object?>("office", office));
    }
}
