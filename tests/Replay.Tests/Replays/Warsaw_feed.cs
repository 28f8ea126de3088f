using System.Globalization;
using OpsHub.Replay.Tests.Support;
using OpsHub.Testing;

namespace OpsHub.Replay.Tests.Replays;

/// <summary>Twenty-one displays through the whole hub; every row is recounted from the files by another code path.</summary>
public sealed class Warsaw_feed : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SharedDataFact]
    public async Task Equals_a_recount()
    {
        string[] changes = [Data("changes.csv.gz"), Data("changes_stale2012.csv.gz")], polls = [Data("polls.csv.gz"), Data("polls_stale2012.csv.gz")];
        var said = await Cli.Replay(["warsaw", .. changes, "--polls", .. polls, "--report", _folder.File("offices.csv"), "--log", _folder.Log()]);
        said.ShouldSatisfyAllConditions(s => s.Error.ShouldBeEmpty(), s => s.Code.ShouldBe(0), s => s.Output.ShouldContain(" 0 rejected;"), s => s.Output.ShouldContain(" 0 refused."));

        var report = FeedRecount.Table(_folder.File("offices.csv")).ToList();
        var recount = new FeedRecount(changes, polls);

        report.Count.ShouldBeGreaterThan(150_000);
        foreach (var (row, expected) in report.Zip(recount.Rows().Append("no more rows")))
            $"{row["key"]} {row["office"]} {row["group_id"]} {row["waiting"]} {row["open_counters"]} {row["longest_gap_s"]} {row["stale"]}".ShouldBe(expected);
        report.Count.ShouldBe(recount.Rows().Count());
        CountsHold(report, recount);
        (await Logs.Streams(_folder.Log())).Count(line => line.Contains(" display-stalled/1 ", StringComparison.Ordinal)).ShouldBe(recount.Silences());
    }

    /// <summary>Of a group whose day is plain – watched from before the first ticket, numbers only rising – the counts must be the numbers themselves.</summary>
    private static void CountsHold(List<Dictionary<string, string>> report, FeedRecount recount)
    {
        var days = report.GroupBy(r => (Date: r["key"][..10], Office: r["office"], Group: r["group_id"])).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var ((date, office, group), rows) in days)
        {
            rows.ShouldAllBe(r => (r["called"].Length == 0) == (r["issued"].Length == 0));
            rows.Where(r => r["called"].Length > 0).ShouldAllBe(r => Whole(r["called"]) >= 0 && Whole(r["issued"]) >= 0);
            rows.SkipWhile(r => r["called"].Length == 0).ShouldAllBe(r => r["called"].Length > 0);
        }
        var plain = recount.PlainDays();
        plain.Count.ShouldBeGreaterThan(1_000);
        foreach (var (day, (last, most)) in plain)
        {
            days[day].Sum(r => Whole(r["called"])).ShouldBe(last, day.ToString());
            days[day].Sum(r => Whole(r["issued"])).ShouldBe(most, day.ToString());
        }
    }

    private static int Whole(string cell) => cell.Length == 0 ? 0 : int.Parse(cell, CultureInfo.InvariantCulture);

    private static string Data(string name) => SharedData.File($"warsaw-office-queues/{name}");
}
