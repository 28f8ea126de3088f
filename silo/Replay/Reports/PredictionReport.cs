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
/// <param name="headStart">By how much a priority stands earlier in line.</param>
internal sealed class PredictionReport(DateTimeZone zone, Func<int, Duration> headStart)
{
    public const string Chosen = "chosen";

    private static readonly string[] Columns = ["joined_at", "estimator", "p50_s", "p90_s", "actual_s", "outcome"];

    private readonly Dictionary<string, CallerWaits> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Foreseen> _open = new(StringComparer.Ordinal);
    private readonly List<Foreseen> _all = [];
    private readonly List<(string Call, CallerEvent Event)> _events = [];
    private readonly List<string> _names = [.. Estimator.All.Select(e => e.Name), Chosen];

    private sealed class Foreseen(Instant joinedAt, WaitForecast forecast)
    {
        public Instant JoinedAt { get; } = joinedAt;

        public WaitForecast Forecast { get; } = forecast;

        public int ActualS { get; set; }

        /// <summary>Answered, abandoned, or null: neither.</summary>
        public string? Outcome { get; set; }
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
        if (!_lines.TryGetValue(happened.Line, out var waits)) _lines[happened.Line] = waits = new CallerWaits(headStart);
        var forecast = waits.Apply(call, happened);
        switch (happened)
        {
            case CallQueued e: _all.Add(_open[call] = new Foreseen(e.At, forecast!)); break;
            case CallAnswered e: Close(call, e.WaitedS, "answered"); break;
            case CallAbandoned { WaitedS: > 0 } e: Close(call, e.WaitedS, "abandoned"); break;
            default: break;   // neither begins nor ends a wait that is reported
        }
    }

    public void Write(TextWriter to)
    {
        to.Write(CsvText.Line(Columns));
        foreach (var foreseen in _all.Where(f => f.Outcome is not null).OrderBy(f => f.JoinedAt))
            foreach (var (name, band) in Bands(foreseen.Forecast))
                to.Write(CsvText.Line(
                    OffsetDateTimePattern.Rfc3339.Format(foreseen.JoinedAt.InZone(zone).ToOffsetDateTime()), name, Text(band?.P50S), Text(band?.P90S),
                    foreseen.ActualS.ToString(CultureInfo.InvariantCulture), foreseen.Outcome!));
    }

    /// <summary>How good each estimator was for those who waited and were answered, in the order of the report.</summary>
    public IEnumerable<(string Name, Accuracy Accuracy)> Scores()
    {
        var scores = _names.ToDictionary(name => name, _ => new Accuracy());
        foreach (var foreseen in _all.Where(f => f is { Outcome: "answered", ActualS: > 0 }))
            foreach (var (name, band) in Bands(foreseen.Forecast))
                if (band is { } said) scores[name].Add(said, foreseen.ActualS);
        return _names.Select(name => (name, scores[name]));
    }

    private IEnumerable<(string Name, Band? Band)> Bands(WaitForecast forecast) => _names.Zip(forecast.ByEstimator.Append(forecast.Chosen));

    private void Close(string call, int actualS, string outcome)
    {
        if (!_open.Remove(call, out var foreseen)) return;   // it never queued
        (foreseen.ActualS, foreseen.Outcome) = (actualS, outcome);
    }

    private static string Text(double? seconds) => seconds?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";
}
