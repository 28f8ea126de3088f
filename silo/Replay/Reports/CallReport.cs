using System.Globalization;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Figures;

namespace OpsHub.Silo.Replay.Reports;

/// <summary>Length of a row's interval.</summary>
internal enum ReportGrain { Quarter, Day }

/// <summary>
/// Calls per interval of the local wall clock, one row for each with an offered call. Columns: <c>key</c> (<c>YYYY-MM-DD HH:MM</c> of the quarter
/// hour, or the date); <c>offered</c>, <c>answered</c>, <c>abandoned</c>; <c>answered_wait_sum_s</c>; <c>asa_s</c>, <c>mean_service_s</c> (3 digits, empty where
/// nobody was answered); <c>longest_wait_s</c>; <c>sl20_strict</c>, <c>sl20_sl2</c> (5 digits, T = 20 s).
/// </summary>
/// <param name="zone">Zone of the wall clock.</param>
internal sealed class CallReport(DateTimeZone zone)
{
    /// <summary>T of both service levels; a part of the columns' names.</summary>
    public const int TargetS = 20;

    private static readonly string[] Columns =
        ["key", "offered", "answered", "abandoned", "answered_wait_sum_s", "asa_s", "longest_wait_s", "sl20_strict", "sl20_sl2", "mean_service_s"];

    private static readonly LocalDateTimePattern Quarter = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm");

    public void Write(IEnumerable<CallContact> calls, ReportGrain grain, TextWriter to)
    {
        to.Write(CsvText.Line(Columns));
        foreach (var (key, tally) in Tallied(calls, grain))
            if (tally.Offered > 0) to.Write(CsvText.Line(Row(key, tally)));
    }

    private SortedDictionary<string, CallTally> Tallied(IEnumerable<CallContact> calls, ReportGrain grain)
    {
        var tallies = new SortedDictionary<string, CallTally>(StringComparer.Ordinal);
        foreach (var call in calls)
        {
            var key = KeyOf(call.OfferedAt.InZone(zone).LocalDateTime, grain);
            if (!tallies.TryGetValue(key, out var tally)) tallies[key] = tally = new CallTally();
            tally.Add(call, TargetS);
        }
        return tallies;
    }

    private static string KeyOf(LocalDateTime local, ReportGrain grain) => grain == ReportGrain.Day
        ? LocalDatePattern.Iso.Format(local.Date)
        : Quarter.Format(local.Date + new LocalTime(local.Hour, local.Minute / 15 * 15));

    private static IEnumerable<string> Row(string key, CallTally tally)
    {
        var sample = Sample.Of(tally, 0);
        return
        [
            key, Count(tally.Offered), Count(tally.Answered), Count(tally.Abandoned), Count(tally.AnsweredWaitS),
            Rounded.Text(CallMetrics.Asa.Of(sample), 3), Count(tally.LongestWaitS),
            Rounded.Text(CallMetrics.ServiceLevel.Of(sample), 5), Rounded.Text(CallMetrics.ServiceLevel2.Of(sample), 5),
            Rounded.Text(CallMetrics.Aht.Of(sample), 3),
        ];
    }

    private static string Count(long n) => n.ToString(CultureInfo.InvariantCulture);
}
