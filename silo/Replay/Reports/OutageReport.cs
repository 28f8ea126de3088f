using System.Globalization;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Outages;

namespace OpsHub.Silo.Replay.Reports;

/// <summary>
/// A row per outage, by first sight and id. Columns: <c>outage_id</c>; <c>first_seen</c>, <c>last_seen</c>: readings (UTC) at which it was first shown, and at which it last changed: shown anew, changed, or
/// shown no more; <c>estimate_changes</c>: how often another estimate took the place of one (the first is given, not changed); <c>times_reopened</c>: how often it was shown again after it was over;
/// <c>duration_min</c>: minutes from first to last seen, one decimal, with the time in between in which it was over.
/// </summary>
internal sealed class OutageReport
{
    private static readonly string[] Columns = ["outage_id", "first_seen", "last_seen", "estimate_changes", "times_reopened", "duration_min"];

    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);

    /// <summary>Takes the next event of an outage.</summary>
    public void Add(string id, OutageEvent happened)
    {
        var row = _rows.GetValueOrDefault(id) ?? new Row(happened.At, happened.At, 0, 0);
        _rows[id] = row with
        {
            Last = happened is OutageBegan or OutageRestored { Reason: Outage.AsPlanned } ? row.Last : Instant.Max(row.Last, happened.At),
            Moves = row.Moves + (happened is OutageEstimateMoved ? 1 : 0),
            Reopened = row.Reopened + (happened is OutageReopened ? 1 : 0),
        };
    }

    public void Write(TextWriter to)
    {
        to.Write(CsvText.Line(Columns));
        foreach (var (id, row) in _rows.OrderBy(r => r.Value.First).ThenBy(r => r.Key, StringComparer.Ordinal))
            to.Write(CsvText.Line(id, InstantPattern.General.Format(row.First), InstantPattern.General.Format(row.Last), Whole(row.Moves), Whole(row.Reopened), (row.Last - row.First).TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture)));
    }

    private static string Whole(int n) => n.ToString(CultureInfo.InvariantCulture);

    private sealed record Row(Instant First, Instant Last, int Moves, int Reopened);
}
