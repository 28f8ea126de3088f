using System.Globalization;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Appeals;
using OpsHub.Silo.Replay.Reports;

namespace OpsHub.Silo.Replay.Permits;

/// <summary>
/// One row per case, by registration: <c>case</c>; <c>registered</c>, <c>due</c>, <c>closed</c> as local ISO instants with offset; <c>late</c>: <c>yes</c> where the end is after the
/// deadline; <c>days</c>: local days from registration to the end. Of an open case <c>closed</c> and <c>days</c> are empty and <c>late</c> is <c>no</c>.
/// </summary>
internal sealed class PermitReport(DateTimeZone zone)
{
    private static readonly OffsetDateTimePattern Pattern = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss;FFFFFFo<+HH:mm>");

    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);

    public void Add(string id, AppealEvent happened)
    {
        switch (happened)
        {
            case AppealRegistered e: _rows[id] = new Row(id, e.At, null, null, false); break;
            case AppealClocksSet e: _rows[id] = _rows[id] with { Due = e.Clocks.Single(c => c.Name == "answer").DueAt }; break;
            case AppealClosed e: _rows[id] = _rows[id] with { Closed = e.At, Late = e.Late }; break;
            default: break;   // the report is about nothing else
        }
    }

    public void Write(TextWriter to)
    {
        to.Write(CsvText.Line("case", "registered", "due", "closed", "late", "days"));
        foreach (var row in _rows.Values.OrderBy(r => r.Registered).ThenBy(r => r.Case, StringComparer.Ordinal))
            to.Write(CsvText.Line(row.Case, Local(row.Registered), Local(row.Due), Local(row.Closed), row.Late ? "yes" : "no", Days(row)));
    }

    private string Local(Instant? at) => at is { } instant ? Pattern.Format(instant.InZone(zone).ToOffsetDateTime()) : "";

    private string Days(Row row) => row.Closed is { } closed
        ? Period.Between(row.Registered.InZone(zone).Date, closed.InZone(zone).Date, PeriodUnits.Days).Days.ToString(CultureInfo.InvariantCulture)
        : "";

    private sealed record Row(string Case, Instant Registered, Instant? Due, Instant? Closed, bool Late);
}
