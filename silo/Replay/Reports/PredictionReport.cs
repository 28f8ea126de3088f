using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Waits;

namespace OpsHub.Silo.Replay.Reports;

/// <summary>
/// The waits of callers as every estimator foresaw them. <c>outcome</c> is <c>answered | abandoned</c>. Callers who hung up at once or left the line unconnected have no row. Every prediction is made
/// from the events before the caller's own, in the order of their instants and of one instant in that of the calls' names: a replay writes calls side by side, in another order each time.
/// </summary>
/// <param name="zone">Zone of the wall clock.</param>
/// <param name="headStartS">Seconds by which a priority stands earlier in line.</param>
internal sealed class PredictionReport(DateTimeZone zone, Dictionary<int, int> headStartS)
{
    private const string Answered = "answered", Abandoned = "abandoned";

    private readonly Dictionary<string, (CallerWaits Waits, EstimatorTrial Trial)> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Situation Joined, PredictionRow Row)> _open = new(StringComparer.Ordinal);
    private readonly List<(string Call, CallerEvent Event)> _events = [];
    private readonly PredictionRows _rows = new();

    public void Add(string call, CallerEvent happened) => _events.Add((call, happened));

    /// <summary>Foresees every wait again from the events that were added.</summary>
    public void Run()
    {
        foreach (var (call, happened) in _events.OrderBy(e => e.Event.At).ThenBy(e => e.Call, StringComparer.Ordinal)) Apply(call, happened);
        _events.Clear();
    }

    public void Write(TextWriter to) => _rows.Write(zone, to);

    /// <summary>How good each estimator was for those who waited and were answered.</summary>
    public IEnumerable<(string Name, Accuracy Accuracy)> Scores() => _rows.Scores(Answered);

    private void Apply(string call, CallerEvent happened)
    {
        if (!_lines.TryGetValue(happened.Line, out var line)) _lines[happened.Line] = line = (new CallerWaits { HeadStartS = headStartS }, new EstimatorTrial());
        var foreseen = line.Waits.Apply(call, happened);
        switch (happened)
        {
            case CallQueued: Open(call, foreseen!, line.Trial); break;
            case CallAnswered e: Close(call, e.WaitedS, Answered, line.Trial); break;
            case CallAbandoned { WaitedS: > 0 } e: Close(call, e.WaitedS, Abandoned, null); break;
            default: break;   // neither begins nor ends a wait that is reported
        }
    }

    private void Open(string call, Foreseen foreseen, EstimatorTrial trial)
    {
        var row = new PredictionRow(foreseen.At, trial.Foresee(foreseen.Situation), foreseen.Told, foreseen.NormS);
        _open[call] = (foreseen.Situation, row);
        _rows.Add(row);
    }

    private void Close(string call, int actualS, string outcome, EstimatorTrial? learns)
    {
        if (!_open.Remove(call, out var open)) return;   // it never queued
        (open.Row.ActualS, open.Row.Outcome) = (actualS, outcome);
        if (actualS > 0) learns?.Learn(open.Joined, open.Row.Singles, actualS);
    }
}
