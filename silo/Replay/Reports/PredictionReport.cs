using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Waits;

namespace OpsHub.Silo.Replay.Reports;

/// <summary>
/// One row per queued caller and estimator, <c>chosen</c> last. Columns: <c>joined_at</c> (local wall clock with its offset), <c>estimator</c>,
/// <c>p50_s</c>, <c>p90_s</c> (1 digit; empty: not enough data), <c>actual_s</c>, <c>outcome</c> (<c>answered | abandoned</c>). Callers who hung up at once or left the line
/// unconnected have no row. Every prediction is made from the events before the caller's own, in the order of their instants: a replay writes calls side by side.
/// </summary>
/// <param name="zone">Zone of the wall clock.</param>
/// <param name="headStartS">Seconds by which a priority stands earlier in line.</param>
internal sealed class PredictionReport(DateTimeZone zone, Dictionary<int, int> headStartS)
{
    public const string Chosen = "chosen";

    private static readonly string[] Columns = ["joined_at", "estimator", "p50_s", "p90_s", "actual_s", "outcome"];

    private readonly Dictionary<string, (CallerWaits Waits, EstimatorTrial Trial)> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Row> _open = new(StringComparer.Ordinal);
    private readonly List<Row> _all = [];
    private readonly List<(string Call, CallerEvent Event)> _events = [];
    private readonly List<string> _names = [.. Estimator.All.Select(e => e.Name), Chosen];

    private sealed class Row(Foreseen foreseen, ImmutableArray<Band?> singles)
    {
        public Foreseen Foreseen { get; } = foreseen;

        public ImmutableArray<Band?> Singles { get; } = singles;

        public int ActualS { get; set; }

        /// <summary>Answered, abandoned, or null: neither.</summary>
        public string? Outcome { get; set; }

        /// <summary>In the order of the names.</summary>
        public IEnumerable<Band?> Bands => Singles.Append(Foreseen.Told);
    }

    public void Add(string call, CallerEvent happened) => _events.Add((call, happened));

    /// <summary>Foresees every wait again from the events that were added.</summary>
    public void Run()
    {
        foreach (var (call, happened) in _events.OrderBy(e => e.Event.At)) Apply(call, happened);
        _events.Clear();
    }

    private void Apply(string call, CallerEvent happened)
    {
        if (!_lines.TryGetValue(happened.Line, out var line)) _lines[happened.Line] = line = (new CallerWaits { HeadStartS = headStartS }, new EstimatorTrial());
        var foreseen = line.Waits.Apply(call, happened);
        switch (happened)
        {
            case CallQueued: _all.Add(_open[call] = new Row(foreseen!, line.Trial.Foresee(foreseen!.Situation))); break;
            case CallAnswered e: Close(call, e.WaitedS, "answered", line.Trial); break;
            case CallAbandoned { WaitedS: > 0 } e: Close(call, e.WaitedS, "abandoned", null); break;
            default: break;   // neither begins nor ends a wait that is reported
        }
    }

    public void Write(TextWriter to)
    {
        to.Write(CsvText.Line(Columns));
        foreach (var row in _all.Where(row => row.Outcome is not null).OrderBy(row => row.Foreseen.At))
            foreach (var (name, band) in _names.Zip(row.Bands))
                to.Write(CsvText.Line(
                    OffsetDateTimePattern.Rfc3339.Format(row.Foreseen.At.InZone(zone).ToOffsetDateTime()), name, Text(band?.P50S), Text(band?.P90S),
                    row.ActualS.ToString(CultureInfo.InvariantCulture), row.Outcome!));
    }

    /// <summary>How good each estimator was for those who waited and were answered, in the order of the report.</summary>
    public IEnumerable<(string Name, Accuracy Accuracy)> Scores()
    {
        var scores = _names.ToDictionary(name => name, _ => new Accuracy());
        foreach (var row in _all.Where(row => row is { Outcome: "answered", ActualS: > 0 }))
            foreach (var (name, band) in _names.Zip(row.Bands))
                if (band is { } said) scores[name].Add(said, row.ActualS);
        return _names.Select(name => (name, scores[name]));
    }

    private void Close(string call, int actualS, string outcome, EstimatorTrial? learns)
    {
        if (!_open.Remove(call, out var row)) return;   // it never queued
        (row.ActualS, row.Outcome) = (actualS, outcome);
        if (actualS > 0) learns?.Learn(row.Foreseen.Situation, row.Singles, actualS);
    }

    private static string Text(double? seconds) => seconds?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";
}
