using System.Globalization;
using System.Text;
using OpsHub.Replay.Tests.Support;

namespace OpsHub.Replay.Tests.Replays;

/// <summary><c>--predictions</c> of queue_logs that are not as one expects.</summary>
public sealed class Predictions_of_odd_logs : IDisposable
{
    private const string Header = "joined_at,estimator,p50_s,p90_s,actual_s,outcome";

    private const int Monday = 917_827_200, Day = 86_400;   // 1 February 1999, 00:00 UTC

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_of_several_lines_is_foreseen_as_if_it_were_alone()
    {
        var (one, other) = (Calls("people", 200, from: 8 * 3600), Calls("firms", 200, from: (8 * 3600) + 7, talkS: 45));

        var together = await Rows(one + other);
        var apart = (await Rows(one)).Concat(await Rows(other));

        together.Length.ShouldBeGreaterThan(7 * 300);
        together.ShouldContain(row => row.Contains(",chosen,", StringComparison.Ordinal) && !row.Contains(",,", StringComparison.Ordinal));
        together.Order(StringComparer.Ordinal).ShouldBe(apart.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_day_without_calls_between_two_has_no_rows()
    {
        var rows = await Rows(Calls("q", 20, from: 9 * 3600) + Calls("q", 20, from: (2 * Day) + (9 * 3600), first: 20));

        rows.Select(row => row[..10]).Distinct().ShouldBe(["1999-02-01", "1999-02-03"]);
    }

    [Fact]
    public async Task A_log_in_which_nobody_queued_has_the_header_alone_and_no_figure()
    {
        (await Rows($"{Monday}|NONE|NONE|NONE|QUEUESTART|\n{Monday + 60}|CLI|q|SIP/1|ADDMEMBER|\n{Monday + 90}|1.1|q|NONE|ENTERQUEUE||1|1\n")).ShouldBeEmpty();
        _said.ShouldContain("| chosen | 0 | — | — | — | — | — | — |");
    }

    [Fact]
    public async Task A_day_with_nothing_but_callers_who_gave_up_is_reported_and_judges_no_estimator()
    {
        var rows = await Rows(string.Concat(Enumerable.Range(0, 30).Select(n => GivenUp($"9.{n}", Monday + 36_000 + (60 * n), 45))));

        rows.Length.ShouldBe(7 * 30);
        rows.ShouldAllBe(row => row.EndsWith(",,,45,abandoned", StringComparison.Ordinal) || row.Contains(",hol,", StringComparison.Ordinal));
        _said.ShouldContain("| chosen | 0 | — | — | — | — | — | — |");
    }

    [Fact]
    public async Task A_call_that_never_ends_has_no_row_and_stands_before_those_who_come_later()
    {
        var log = Calls("q", 100, from: 9 * 3600);
        var late = Monday + (12 * 3600);
        var after = await Rows(log + Answered("8.2", late + 10, 60));
        var behind = await Rows($"{log}{late}|8.1|q|NONE|ENTERQUEUE||1|1\n{Answered("8.2", late + 10, 60)}");

        behind.Length.ShouldBe(after.Length);
        Estimate(behind, "ql", late + 10).ShouldBe(2 * Estimate(after, "ql", late + 10), 0.1);
        Estimate(after, "ql", late + 10).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Of_two_who_join_in_the_same_second_the_second_has_the_first_ahead_and_every_run_says_the_same()
    {
        var late = Monday + (12 * 3600);
        var log = Calls("q", 100, from: 9 * 3600) + Answered("8.1", late, 30) + Answered("8.2", late, 60);

        var rows = await Rows(log);
        var both = rows.Where(row => row.StartsWith(At(late), StringComparison.Ordinal) && row.Contains(",ql,", StringComparison.Ordinal)).Select(row => row.Split(',')).OrderBy(cells => cells[4], StringComparer.Ordinal).ToList();

        both.Select(cells => cells[4]).ShouldBe(["30", "60"]);
        Number(both[1][2]).ShouldBe(2 * Number(both[0][2]), 0.11);
        (await Rows(log)).ShouldBe(rows);
    }

    private string _said = "";

    /// <summary>Without the header, which is that of every such file.</summary>
    private async Task<string[]> Rows(string log)
    {
        var said = await Cli.Replay("queue-log", _folder.Write("queue_log", log), "--zone", "UTC", "--predictions", _folder.File("waits.csv"));
        (said.Code, said.Error).ShouldBe((0, ""));
        _said = said.Output;
        var lines = await File.ReadAllLinesAsync(_folder.File("waits.csv"));
        lines[0].ShouldBe(Header);
        lines.ShouldAllBe(line => line.Count(c => c == ',') == 5);
        return lines[1..];
    }

    /// <summary>One operator, a caller every minute, a talk that is longer: everybody waits, and longer and longer up to ten minutes.</summary>
    private static string Calls(string queue, int count, int from, int talkS = 62, int first = 0)
    {
        var log = new StringBuilder();
        for (var n = 0; n < count; n++)
        {
            var (joined, waited) = (Monday + from + (60 * n), 10 + (n % 40 * 14));
            log.Append(CultureInfo.InvariantCulture, $"{joined}|{queue}.{first + n}|{queue}|NONE|ENTERQUEUE||5551|1\n");
            log.Append(CultureInfo.InvariantCulture, $"{joined + waited}|{queue}.{first + n}|{queue}|Agent/7|CONNECT|{waited}|x|4\n");
            log.Append(CultureInfo.InvariantCulture, $"{joined + waited + talkS}|{queue}.{first + n}|{queue}|Agent/7|COMPLETECALLER|{waited}|{talkS}|1\n");
        }
        return log.ToString();
    }

    private static string Answered(string call, int joined, int waited) => string.Create(
        CultureInfo.InvariantCulture, $"{joined}|{call}|q|NONE|ENTERQUEUE||5551|1\n{joined + waited}|{call}|q|Agent/7|CONNECT|{waited}|x|4\n{joined + waited + 30}|{call}|q|Agent/7|COMPLETECALLER|{waited}|30|1\n");

    private static string GivenUp(string call, int joined, int waited) => string.Create(
        CultureInfo.InvariantCulture, $"{joined}|{call}|q|NONE|ENTERQUEUE||5551|1\n{joined + waited}|{call}|q|NONE|ABANDON|1|1|{waited}\n");

    private static double Estimate(string[] rows, string estimator, int joined) => Number(rows.Single(row => row.StartsWith($"{At(joined)},{estimator},", StringComparison.Ordinal)).Split(',')[2]);

    private static string At(int second) => DateTimeOffset.FromUnixTimeSeconds(second).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
