using System.Globalization;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Displays;

namespace OpsHub.Silo.Replay.Reports;

/// <summary>
/// Displays per quarter hour of the local wall clock, a row per office and group. A feed day runs from the first to the last reading of any
/// display on a local day. Its quarters are reported for every display that was ever read before, from the display's first reading of the
/// day on, or from the moment at which its silence has lasted for its stall time. Columns:
/// <c>key</c> (<c>YYYY-MM-DD HH:MM</c>), <c>office</c>, <c>group_id</c>, <c>group_letter</c>, <c>group_name</c>;
/// <c>waiting</c>, <c>open_counters</c>: as last read by the end of the quarter;
/// <c>called</c>, <c>issued</c>: in the quarter, by the rules of <see cref="ShownDay"/>; empty until a ticket of the group was shown that day;
/// <c>longest_gap_s</c>: longest time without a reading of the office up to any moment of the quarter, counted within the feed day;
/// <c>stale</c>: <c>yes</c> when that gap reached the display's stall time, or when the display was frozen at some moment of the quarter (<see cref="ShownOffice"/>).
/// </summary>
internal sealed class FeedReport
{
    private static readonly string[] Columns =
        ["key", "office", "group_id", "group_letter", "group_name", "waiting", "open_counters", "called", "issued", "longest_gap_s", "stale"];

    private static readonly LocalDateTimePattern Quarter = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm");

    private readonly SortedDictionary<string, List<DisplayEvent>> _events = new(StringComparer.Ordinal);

    /// <summary>Takes the next event of an office's display.</summary>
    public void Add(string office, DisplayEvent happened)
    {
        if (!_events.TryGetValue(office, out var events)) _events[office] = events = [];
        events.Add(happened);
    }

    public void Write(TextWriter to)
    {
        to.Write(CsvText.Line(Columns));
        var days = FeedDays();
        var rows = _events.SelectMany(office => new FeedDaysOfOffice(office.Key, office.Value, days).Rows());
        foreach (var row in rows.OrderBy(r => r.Quarter)) to.Write(CsvText.Line(Cells(row)));
    }

    private SortedDictionary<LocalDate, (Instant First, Instant Last)> FeedDays()
    {
        var days = new SortedDictionary<LocalDate, (Instant First, Instant Last)>();
        foreach (var events in _events.Values)
        {
            var zone = FeedDaysOfOffice.ZoneOf(events);
            foreach (var read in events.OfType<DisplayRead>())
            {
                var date = read.At.InZone(zone).Date;
                var (first, last) = days.GetValueOrDefault(date, (read.At, read.At));
                days[date] = (Instant.Min(first, read.At), Instant.Max(last, read.At));
            }
        }
        return days;
    }

    private static IEnumerable<string> Cells(FeedRow row) =>
    [
        Quarter.Format(row.Quarter), row.Office, row.Group.Id, row.Group.Letter ?? "", row.Group.Name, Count(row.Group.Waiting), Count(row.Group.OpenCounters),
        row.Called is { } called ? Count(called) : "", row.Issued is { } issued ? Count(issued) : "", Count(row.LongestGapS), row.Stale ? "yes" : "no",
    ];

    private static string Count(long n) => n.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One row of the report.</summary>
internal sealed record FeedRow(LocalDateTime Quarter, string Office, ShownGroup Group, int? Called, int? Issued, long LongestGapS, bool Stale);
