using System.Globalization;
using OpsHub.Grains.Outages;
using OpsHub.Replay.Tests.Support;
using OpsHub.Silo.Replay.Schedules;
using OpsHub.Testing;

namespace OpsHub.Replay.Tests.Outages;

/// <summary>A month of rolling restrictions with their corrections; counted again from the file minute by minute, with no code of the hub.</summary>
public sealed class Schedules_of_restrictions : IDisposable
{
    private const int DayMin = 24 * 60;

    private static readonly TimeSpan Kyiv = TimeSpan.FromHours(2);   // in winter

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SharedDataFact]
    public async Task Equal_a_recount()
    {
        var source = SharedData.File("dnipro-outage-schedules/schedule_changes.csv");
        var said = await Cli.Replay("schedules", source, "--report", _folder.File("days.csv"), "--log", _folder.Log());
        said.ShouldSatisfyAllConditions(s => s.Error.ShouldBeEmpty(), s => s.Code.ShouldBe(0), s => s.Output.ShouldContain("483 rows read, 0 rejected;"), s => s.Output.ShouldContain(" 0 refused."));

        var report = FeedRecount.Table(_folder.File("days.csv")).Select(r => string.Join(' ', r.Values)).ToList();

        report.ShouldBe(FeedRecount.Table(source).GroupBy(r => (Day: DayOf(r), Queue: r["queue"])).OrderBy(g => g.Key.Day).ThenBy(g => g.Key.Queue, StringComparer.Ordinal).Select(g => Recounted(g.Key.Day, g.Key.Queue, [.. g])).ToList());
        report.Count.ShouldBe(372);
        report.Count(r => r.EndsWith(OutageDoubts.StartYear, StringComparison.Ordinal)).ShouldBe(48);   // re-dated to December of the next year
        said.Output.ShouldContain($"48 × {ScheduleSource.FarDay}");
        said.Output.ShouldContain($"483 × {ScheduleSource.UtcClock}");
        said.Output.ShouldContain($"× {ScheduleSource.UtcDay}");
    }

    [Fact]
    public async Task That_cannot_be_used_are_rejected_by_line()
    {
        var file = _folder.Write("days.csv", """
            committed_at_utc,operator_update_local,day_epoch,queue,hours24,kind
            2025-12-05T12:45:57Z,05.12.2025 12:45,1764892800,GPV1.1,yyyyyyyyysnnnyyysnnnyyyy,NEW
            2025-12-05T12:45:57Z,05.12.2025 12:45,1764892800,GPV1.2,yyyyyyyyysnnnyyysnnnyyy,NEW
            2025-12-05T12:45:57Z,05.12.2025 12:45,1764896400,GPV1.3,yyyyyyyyysnnnyyysnnnyyyy,NEW

            """);

        var said = await Cli.Replay("schedules", file, "--report", _folder.File("report.csv"));

        said.Output.ShouldContain("line 3: column hours24: 'yyyyyyyyysnnnyyysnnnyyy' is not 24 of y, n, f, s");
        said.Output.ShouldContain("line 4: column day_epoch: '1764896400' is not seconds of a midnight, of the zone or of UTC");
        File.ReadAllLines(_folder.File("report.csv")).Length.ShouldBe(2);
    }

    private static string Recounted(DateOnly day, string queue, List<Dictionary<string, string>> rows)
    {
        var published = rows.Select(r => (At: DateTimeOffset.Parse(r["committed_at_utc"], CultureInfo.InvariantCulture), Off: Minutes(r["hours24"]))).ToList();
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Kyiv);
        var (inForce, changes) = (published[0].Off, new List<DateTimeOffset> { published[0].At });
        foreach (var (at, off) in published.Skip(1))
        {
            var next = inForce.Select((was, minute) => midnight.AddMinutes(minute + 1) > at ? off[minute] : was).ToArray();
            if (!next.SequenceEqual(inForce)) changes.Add(at);
            inForce = next;
        }
        var far = Math.Abs((midnight - published[0].At).TotalDays) > 183;
        // An interval begins or ends at the second of its correction; whole minutes would be half a minute off.
        return string.Join(' ', $"{day:yyyy-MM-dd}", queue, Utc(changes[0]), Utc(changes[^1]), changes.Count - 1, published[0].Off.Count(o => o), Math.Round(Exactly(midnight, published)), far ? $"{OutageDoubts.EstimateYear} {OutageDoubts.StartYear}" : "");
    }

    /// <summary>Minutes without electricity: each stretch between publications by the schedule in force in it.</summary>
    private static double Exactly(DateTimeOffset midnight, List<(DateTimeOffset At, bool[] Off)> published)
    {
        var sum = 0.0;
        for (var i = 0; i < published.Count; i++)
        {
            var from = i == 0 ? DateTimeOffset.MinValue : published[i].At;
            var to = i + 1 < published.Count ? published[i + 1].At : DateTimeOffset.MaxValue;
            for (var minute = 0; minute < DayMin; minute++)
            {
                if (!published[i].Off[minute]) continue;
                var (begin, end) = (midnight.AddMinutes(minute), midnight.AddMinutes(minute + 1));
                sum += Math.Max(0, ((end < to ? end : to) - (begin > from ? begin : from)).TotalMinutes);
            }
        }
        return sum;
    }

    private static bool[] Minutes(string hours) => [.. hours.SelectMany(h => Enumerable.Range(0, 60).Select(m => h == 'n' || (h == 'f' && m < 30) || (h == 's' && m >= 30)))];

    private static DateOnly DayOf(Dictionary<string, string> row)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(row["day_epoch"], CultureInfo.InvariantCulture));
        return DateOnly.FromDateTime(at.Hour == 0 ? at.DateTime : at.ToOffset(Kyiv).DateTime);
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
