using System.CommandLine;
using OpsHub.Grains.Displays;
using OpsHub.Silo.Replay.Reports;
using OpsHub.Silo.Replay.Warsaw;

namespace OpsHub.Silo.Replay;

/// <summary><c>replay warsaw</c>: a polled feed of office displays, reported per office, group and quarter hour.</summary>
internal static class WarsawVerb
{
    private const string Description = """
        Plays a polled feed of office displays. Example: replay warsaw changes.csv.gz --polls polls.csv.gz --report offices.csv
        Columns of the report, per quarter hour, office and group: waiting and open_counters as last read by the end of the quarter;
        called: advance of the group's called number (a step back is no call, a jump of over 100 is another series, other letters do not count);
        issued: advance of called number + waiting, never negative; both begin anew each morning and are empty until a ticket was shown that day;
        longest_gap_s: longest time without a reading up to any moment of the quarter, from the first to the last reading of any display that day;
        stale: yes when that gap reached --stall-after, or when the display stood still for two hours of being read while it claimed work.
        """;

    public static Command Create()
    {
        var changes = new Argument<string[]>("changes") { Description = "Changes: CSV, or CSV in gzip, one row per group that showed something new.", Arity = ArgumentArity.OneOrMore };
        var polls = new Option<string[]>("--polls") { Description = "Polls: CSV, or CSV in gzip, one row per reading of an office.", Required = true, AllowMultipleArgumentsPerToken = true };
        var stall = new Option<int>("--stall-after") { Description = "Seconds of silence after which a display counts as stalled, 1 to 86400.", DefaultValueFactory = _ => RegisterDisplay.DefaultStallAfterS };
        var report = new Option<string?>("--report") { Description = "CSV of the displays per quarter hour." };
        stall.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 86_400) result.AddError("--stall-after: expected 1 to 86400 seconds.");
        });
        var common = new ReplayArguments("warsaw", "Europe/Warsaw");
        var verb = new Command("warsaw", Description) { changes, polls, stall, report };
        common.AddTo(verb);
        verb.SetAction((parsed, cancel) =>
        {
            var feed = new FeedReport();
            return common.Session(parsed).Run(
                rejects => new WarsawSource(parsed.GetRequiredValue(common.Company), parsed.GetRequiredValue(common.Zone), parsed.GetValue(stall), rejects)
                    .Read(parsed.GetRequiredValue(changes), parsed.GetRequiredValue(polls)),
                fact => { if (fact.Event is DisplayEvent e) feed.Add(fact.Grain.Key, e); },
                () => ReportFile.Write(parsed.GetValue(report), feed.Write),
                cancel);
        });
        return verb;
    }
}
