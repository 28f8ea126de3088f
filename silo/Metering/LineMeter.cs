using System.Diagnostics.Metrics;
using NodaTime;
using OpsHub.ClientHub.Metrics;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Walls.Calls;

namespace OpsHub.Silo.Metering;

/// <summary>Every phone line as the contact-centre wall shows it. Figures of an interval are those of the last half hour (<c>30m</c>) and of the line's local day (<c>today</c>).</summary>
internal sealed class LineMeter : IDisposable
{
    private readonly Meter _meter = new("OpsHub.Companies");
    private readonly BoardCells<CallsLineCell> _lines;
    private readonly BoardCells<CallsSumCell> _sums;

    public LineMeter(IBoards boards, IClock clock)
    {
        (_lines, _sums) = (new BoardCells<CallsLineCell>(boards, "calls", "line/"), new BoardCells<CallsSumCell>(boards, "calls", "sum"));
        _meter.CreateObservableGauge("opshub.line.info", () => _lines.All().Select(l => Measured.Of(1, ("company", l.Company), ("line", l.Cell.Id), ("name", l.Cell.Name))), "{line}", "1 for each line, with its name.", Labels.By("company", "line", "name"));
        Tell("opshub.callers.waiting", "{caller}", "Callers who wait now.", l => l.Waiting);
        Tell("opshub.callers.longest_wait", "s", "How long the longest waiting caller has waited.", l => l.OldestAt is { } at ? Math.Max(0, (clock.GetCurrentInstant() - at).TotalSeconds) : 0);
        Tell("opshub.callers.target", "s", "T of the service level: from here on a wait is over its norm.", l => l.TargetS);
        Tell("opshub.calls.service_level_target", "1", "Share of calls to be answered within T.", l => l.TargetPercent / 100.0);
        Tell("opshub.calls.talking", "{call}", "Calls in a talk, on hold or passed on.", l => l.Talking);
        Each("opshub.callers.expected_wait", "s", "Expected wait of somebody who calls now: half wait no longer than p=\"50\", nine of ten no longer than p=\"90\".", "p", l => [("50", l.Ewt?.P50S), ("90", l.Ewt?.P90S)]);
        Each("opshub.operators", "{operator}", "Operators by state; none where the telephones do not report states.", "state", States);
        Span("opshub.calls.offered", "{call}", "Answered + abandoned calls.", f => f.Offered);
        Span("opshub.calls.answered", "{call}", "Calls answered by an operator.", f => f.Answered);
        Span("opshub.calls.abandoned", "{call}", "Callers who hung up after waiting at least a second.", f => f.Abandoned);
        Span("opshub.calls.service_level", "1", "Strict service level: answered within T ÷ offered; none without calls.", f => (double?)f.LevelPercent / 100);
        Span("opshub.calls.abandonment", "1", "Abandoned ÷ offered; none without calls.", f => (double?)f.AbandonedPercent / 100);
        Span("opshub.calls.asa", "s", "Mean wait of the answered calls.", f => (double?)f.AsaS);
        Span("opshub.calls.aht", "s", "Mean handling time: talk, hold and wrap-up.", f => (double?)f.AhtS);
        Span("opshub.calls.occupancy", "1", "Operators' busy time ÷ (busy + available).", f => (double?)f.OccupancyPercent / 100);
        Centre("opshub.callbacks.owed", "{call}", "Calls back that are promised and not made.", s => s.Owed);
        Centre("opshub.callbacks.missed", "{call}", "Promised calls back whose instant has passed.", s => s.Missed);
        Centre("opshub.callers.gave_up", "{caller}", "Callers of the last 24 hours who gave up and have not been promised a call back.", s => s.GaveUp);
    }

    public void Dispose() => _meter.Dispose();

    private void Tell(string name, string unit, string meaning, Func<CallsLineCell, double> figure) =>
        _meter.CreateObservableGauge(name, () => _lines.All().Select(l => Measured.Of(figure(l.Cell), ("company", l.Company), ("line", l.Cell.Id))), unit, meaning, Labels.By("company", "line"));

    private void Each(string name, string unit, string meaning, string label, Func<CallsLineCell, IEnumerable<(string Of, double? Value)>> figures) => _meter.CreateObservableGauge(
        name, () =>
            from line in _lines.All()
            from figure in figures(line.Cell)
            select Measured.Of(figure.Value, ("company", line.Company), ("line", line.Cell.Id), (label, figure.Of)), unit, meaning, Labels.By("company", "line", label));

    private void Span(string name, string unit, string meaning, Func<CallFiguresCell, double?> figure) => Each(name, unit, meaning, "span", l => [("30m", figure(l.Last30)), ("today", figure(l.Today))]);

    private void Centre(string name, string unit, string meaning, Func<CallsSumCell, double> figure) =>
        _meter.CreateObservableGauge(name, () => _sums.All().Select(s => Measured.Of(figure(s.Cell), ("company", s.Company))), unit, meaning, Labels.By("company"));

    private static IEnumerable<(string State, double? Count)> States(CallsLineCell line) => 
        [("talking", line.Operators?.Talking), ("wrap-up", line.Operators?.WrapUp), ("available", line.Operators?.Available), ("pause", line.Operators?.Pause), ("away", line.Operators?.Away)];
}
