using System.Diagnostics.Metrics;
using OpsHub.ClientHub.Metrics;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Boards;

namespace OpsHub.Silo.Metering;

/// <summary>Alerts of every company as its inbox counts them.</summary>
internal sealed class AlertMeter : IDisposable
{
    private readonly Meter _meter = new("OpsHub.Companies");
    private readonly BoardCells<AlertCountsCell> _counts;
    private readonly BoardCells<AlertCell> _alerts;

    public AlertMeter(IBoards boards)
    {
        (_counts, _alerts) = (new BoardCells<AlertCountsCell>(boards, "alerts", "counts"), new BoardCells<AlertCell>(boards, "alerts", "alert/"));
        _meter.CreateObservableGauge(
            "opshub.alerts", States, "{alert}", "Alerts of the hub's own rules. Those that fire are in one state each: unaccepted, accepted, silenced, consequence of another one, recorded only; pending ones do not fire yet.",
            Labels.By("company", "state"));
        _meter.CreateObservableGauge(
            "opshub.alerts.firing", Severities, "{alert}", "Alerts that fire, in whatever state, by severity.", Labels.By("company", "severity"));
        _meter.CreateObservableGauge(
            "opshub.alerts.unreached", Unreached, "{alert}", "Alerts that fire and that no channel has taken at any step: they are told again, and stand in the inbox.", Labels.By("company"));
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<double>> Unreached()
    {
        var unreached = _alerts.All().Where(a => a.Cell.RetellsAt is not null).CountBy(a => a.Company).ToDictionary();
        return _counts.All().Select(c => Measured.Of(unreached.GetValueOrDefault(c.Company), ("company", c.Company)));
    }

    private IEnumerable<Measurement<double>> States() =>
        from counts in _counts.All()
        from state in (IEnumerable<(string Name, int Count)>)
        [
            ("unaccepted", counts.Cell.Unaccepted), ("accepted", counts.Cell.Accepted), ("silenced", counts.Cell.Silenced),
            ("consequence", counts.Cell.Consequences), ("recorded", counts.Cell.Recorded), ("pending", counts.Cell.Pending),
        ]
        select Measured.Of(state.Count, ("company", counts.Company), ("state", state.Name));

    /// <summary>Every severity of every company, also at zero.</summary>
    private IEnumerable<Measurement<double>> Severities()
    {
        var firing = _alerts.All().CountBy(a => (a.Company, a.Cell.Severity)).ToDictionary();
        return from counts in _counts.All()
               from severity in Enum.GetValues<Severity>()
               select Measured.Of(firing.GetValueOrDefault((counts.Company, severity)), ("company", counts.Company), ("severity", severity.ToString().ToLowerInvariant()));
    }
}
