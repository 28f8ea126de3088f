using System.Globalization;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Outages;

namespace OpsHub.Silo.Replay.Reports;

/// <summary>
/// A row per group and local day. Columns: <c>day</c>, <c>queue</c>; <c>first_published</c>, <c>last_changed</c>: UTC; <c>corrections</c>: publications after the first that changed something to come;
/// <c>off_min_first</c>: minutes without electricity by the first publication; <c>off_min</c>: the same by the schedules as they were in force, each from its publication on; <c>flag</c>: doubts (<see cref="OutageDoubts"/>), or empty.
/// </summary>
/// <param name="zone">Zone of the days.</param>
internal sealed class ScheduleReport(DateTimeZone zone)
{
    private static readonly string[] Columns = ["day", "queue", "first_published", "last_changed", "corrections", "off_min_first", "off_min", "flag"];

    private readonly SortedDictionary<(LocalDate Day, string Queue), Dictionary<string, List<OutageEvent>>> _days = [];

    /// <summary>Takes the next event of an interval.</summary>
    public void Add(string id, OutageEvent happened)
    {
        if (happened is OutageReported e) Of(e)[id] = [e];
        else _days.Values.Single(d => d.ContainsKey(id))[id].Add(happened);
    }

    public void Write(TextWriter to)
    {
        to.Write(CsvText.Line(Columns));
        foreach (var (key, outages) in _days) to.Write(CsvText.Line(Cells(key.Day, key.Queue, [.. outages.Values])));
    }

    private Dictionary<string, List<OutageEvent>> Of(OutageReported e)
    {
        var key = (e.StartsAt!.Value.InZone(zone).Date, e.Area[0].Place!);
        return _days.TryGetValue(key, out var day) ? day : _days[key] = new(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Cells(LocalDate day, string queue, List<List<OutageEvent>> outages)
    {
        var told = outages.SelectMany(o => o).Where(e => e is not (OutageBegan or OutageRestored { Reason: Outage.AsPlanned } or OutageDoubted)).Select(e => e.At).Distinct().Order().ToList();
        var first = outages.Select(o => (OutageReported)o[0]).Where(e => e.At == told[0]).Sum(e => (e.EstimateAt!.Value - e.StartsAt!.Value).TotalMinutes);
        var doubts = string.Join(' ', outages.SelectMany(o => o).OfType<OutageDoubted>().Select(d => d.Code).Distinct().Order(StringComparer.Ordinal));
        return
        [
            LocalDatePattern.Iso.Format(day), queue, InstantPattern.General.Format(told[0]), InstantPattern.General.Format(told[^1]), Whole(told.Count - 1),
            Whole(first), Whole(outages.Sum(OffMin)), doubts,
        ];
    }

    /// <summary>Of an interval that the log left open, by its end as last told.</summary>
    private static double OffMin(List<OutageEvent> outage)
    {
        var state = outage.Aggregate(OutageState.None, (s, e) => s.After(e));
        var end = state is { RestoredAt: { } at, EstimateAt: { } told } ? Instant.Min(at, told) : state.EstimateAt!.Value;
        return Math.Max(0, (end - state.Told!.StartsAt!.Value).TotalMinutes);
    }

    private static string Whole(double n) => Math.Round(n).ToString(CultureInfo.InvariantCulture);
}
