using System.Globalization;
using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Replay.Tests.Support;
using OpsHub.Silo.Replay.Permits;
using OpsHub.Testing;

namespace OpsHub.Replay.Tests.Replays;

/// <summary>A municipality's cases through the whole hub; the report is recounted from the file with the platform's own dates and no code of the hub.</summary>
public sealed class Permits : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SharedDataFact]
    public async Task Equal_a_recount()
    {
        var source = SharedData.File("municipal-permits-receipt/receipt.csv.gz");
        var said = await Cli.Replay("permits", source, "--report", _folder.File("cases.csv"), "--log", _folder.Log());
        said.ShouldSatisfyAllConditions(s => s.Error.ShouldBeEmpty(), s => s.Code.ShouldBe(0), s => s.Output.ShouldContain(" 0 rejected;"), s => s.Output.ShouldContain(" 0 refused."));

        var recount = FeedRecount.Table(source).GroupBy(r => r["case:concept:name"]).Select(g => g.First()).OrderBy(r => DateTimeOffset.Parse(r["case:startdate"], CultureInfo.InvariantCulture))
            .ThenBy(r => r["case:concept:name"], StringComparer.Ordinal).Select(Recounted).ToList();
        var report = FeedRecount.Table(_folder.File("cases.csv")).Select(r => string.Join(' ', r["case"], Iso(r["registered"]), Iso(r["due"]), Iso(r["closed"]), r["late"], r["days"])).ToList();

        report.Count.ShouldBe(944);
        report.ShouldBe(recount);
        report.Count(r => r.Contains(" yes ", StringComparison.Ordinal)).ShouldBe(307);
        report.Count(r => r.EndsWith("  no ", StringComparison.Ordinal)).ShouldBe(15);
        await TermsEndOnTheDayOfTheDeadline();
    }

    [SharedDataFact]
    public async Task Played_twice_are_done_once()
    {
        var source = SharedData.File("municipal-permits-receipt/receipt.csv.gz");
        await Cli.Replay("permits", source, "--log", _folder.Log());
        var before = (await Logs.Streams(_folder.Log())).Count;

        (await Cli.Replay("permits", source, "--log", _folder.Log())).Output.ShouldContain(": 0 written,");

        (await Logs.Streams(_folder.Log())).Count.ShouldBe(before);
    }

    [Fact]
    public async Task That_cannot_be_used_are_rejected_by_line()
    {
        var file = _folder.Write("cases.csv", """
            case:concept:name,case:channel,case:department,case:responsible,case:startdate,case:deadline,case:enddate,org:resource,time:timestamp
            case-1,Desk,General,R1,2011-01-10 09:00:00+01:00,2011-03-07 09:00:00+01:00,,R1,2011-01-11 09:00:00+01:00
            case-2,Desk,General,R1,2011-01-10,2011-03-07 09:00:00+01:00,,R1,2011-01-11 09:00:00+01:00
            case-3,Desk,General,R1,2011-01-10 09:00:00+01:00,2011-01-10 10:00:00+01:00,,R1,2011-01-11 09:00:00+01:00

            """);

        var said = await Cli.Replay("permits", file, "--report", _folder.File("report.csv"));

        said.Output.ShouldContain("line 3: column case:startdate: '2011-01-10' is not an instant with offset");
        said.Output.ShouldContain("line 4: column case:deadline: '2011-01-10 10:00:00+01:00' is not at least a day after case:startdate");
        File.ReadAllText(_folder.File("report.csv")).ShouldBe("case,registered,due,closed,late,days\r\ncase-1,2011-01-10T09:00:00+01:00,2011-03-07T09:00:00+01:00,,no,\r\n");
    }

    /// <summary>Counted by the engine in local days, every term ends on the day of the file's own deadline, whatever clocks did in between.</summary>
    private async Task TermsEndOnTheDayOfTheDeadline()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];
        var clocks = (await Logs.Events(_folder.Log())).OfType<AppealClocksSet>().ToList();
        clocks.Count.ShouldBeGreaterThanOrEqualTo(944);
        foreach (var set in clocks)
            set.Clocks.Single(c => c.Name == PermitStandard.Term).DueAt!.Value.InZone(zone).Date.ShouldBe(set.Clocks.Single(c => c.Name == "answer").DueAt!.Value.InZone(zone).Date);
    }

    private static string Recounted(Dictionary<string, string> row)
    {
        var (start, due) = (At(row["case:startdate"])!.Value, At(row["case:deadline"])!.Value);
        var closed = At(row["case:enddate"]) is { } end ? (end < start ? start : end) : (DateTimeOffset?)null;   // one case ends before it starts
        var days = closed is { } c ? (c.Date - start.Date).Days.ToString(CultureInfo.InvariantCulture) : "";
        return string.Join(' ', row["case:concept:name"], Text(start), Text(due), closed is { } at ? Text(at) : "", closed > due ? "yes" : "no", days);
    }

    private static string Iso(string cell) => cell == "" ? "" : Text(At(cell)!.Value);

    private static DateTimeOffset? At(string cell) => cell == "" ? null : DateTimeOffset.Parse(cell, CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
}
