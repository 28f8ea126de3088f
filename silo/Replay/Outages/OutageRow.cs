using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Outages;
using OpsHub.Silo.Replay.Files;

namespace OpsHub.Silo.Replay.Outages;

/// <summary>What a reading of the list shows of an outage that the reading before did not.</summary>
internal enum ListChange { Listed, Updated, Gone }

/// <summary>One row of a list of outages that was read again and again and kept as differences.</summary>
/// <param name="ReadAt">When the list was read.</param>
/// <param name="UpdatedAt">When the source last touched the outage, by its own wall clock; null for none told.</param>
internal sealed record OutageRow(Instant ReadAt, ListChange Change, string Id, ReportOutage Report, Instant? UpdatedAt)
{
    public static readonly string[] Columns =
        ["observed_at_utc", "event", "outage_id", "outage_extent", "city", "cause", "crew_status", "crew_eta_local", "est_customers", "outage_start_local", "etor_local", "last_update_local"];

    /// <summary>Reads a row; where it cannot be used the row says why and the value is worthless.</summary>
    public static OutageRow Of(CsvRow row, LocalClock clock)
    {
        if (!GrainId.IsPart(row.Text("outage_id"))) row.Complain("outage_id", $"an id of 1 to {GrainId.MaxPartLength} letters, digits or . _ : -");
        return new OutageRow(ReadAtOf(row), ChangeOf(row), row.Text("outage_id"), ReportOf(row, clock), Local(row, "last_update_local", clock));
    }

    private static ReportOutage ReportOf(CsvRow row, LocalClock clock)
    {
        var area = new OutagePlace(Given(row, "city"), Words: Given(row, "outage_extent"));
        string[] crew = [row.Text("crew_status"), row.Text("crew_eta_local")];
        return new ReportOutage(
            row.Text("cause").StartsWith("PLNND", StringComparison.Ordinal) ? OutageKind.Planned : OutageKind.Emergency, area is (null, _, _, _, null) ? [] : [area], row.Whole("est_customers", 0, Outage.MaxCustomers),
            Local(row, "outage_start_local", clock), Local(row, "etor_local", clock), Given(row, "cause"), crew is ["", ""] ? null : string.Join(" ", crew).Trim(), Ends: false, Stage: StageOf(row.Text("crew_status")));
    }

    /// <summary>Whoever is on the way or there has been sent; whoever is awaited has not.</summary>
    private static OutageStage StageOf(string crew) =>
        crew.EndsWith("Enroute", StringComparison.Ordinal) || crew.EndsWith("On Site", StringComparison.Ordinal) ? OutageStage.CrewSent
        : crew == "Awaiting Crew" ? OutageStage.Acknowledged   // an inspector was there and asks for a crew
        : OutageStage.Reported;

    private static ListChange ChangeOf(CsvRow row)
    {
        switch (row.Text("event"))
        {
            case "NEW" or "LISTED_AT_START": return ListChange.Listed;
            case "UPDATE": return ListChange.Updated;
            case "GONE": return ListChange.Gone;
            default:
                row.Complain("event", "NEW, LISTED_AT_START, UPDATE or GONE");
                return default;
        }
    }

    private static Instant ReadAtOf(CsvRow row)
    {
        var read = InstantPattern.General.Parse(row.Text("observed_at_utc"));
        if (!read.Success) row.Complain("observed_at_utc", "an instant such as 2024-02-04T21:32:58Z");
        return read.Success ? read.Value : default;
    }

    private static Instant? Local(CsvRow row, string column, LocalClock clock)
    {
        if (row.Text(column).Length == 0) return null;
        var read = LocalDateTimePattern.GeneralIso.Parse(row.Text(column));
        if (!read.Success) row.Complain(column, "a local time such as 2024-02-04T08:47:49");
        return read.Success ? clock.At(read.Value.Date, read.Value.TimeOfDay) : null;
    }

    private static string? Given(CsvRow row, string column) => row.Text(column) is { Length: > 0 } text ? text : null;
}
