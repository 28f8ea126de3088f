using System.CommandLine;
using OpsHub.Grains.Outages;
using OpsHub.Silo.Replay.Reports;
using OpsHub.Silo.Replay.Schedules;

namespace OpsHub.Silo.Replay;

/// <summary><c>replay schedules</c>: published schedules of restrictions, each interval of a group's day as an outage.</summary>
internal static class SchedulesVerb
{
    private const string Description = """
        Plays published schedules of restrictions with their corrections. Example: replay schedules schedule_changes.csv --report days.csv
        Input: a row per publication of a group's day with committed_at_utc, operator_update_local, day_epoch, queue, hours24 (y power, n none, f none in the first half of the hour, s none in the second), kind.
        A correction holds from its publication: what is over stays as it was, what runs goes on to its new end, what is to come is as the correction says.
        Columns of the report, a row per group and local day: day, queue, first_published, last_changed (UTC), corrections, off_min_first (minutes by the first publication), off_min (minutes by the schedules
        as they were in force), flag: a day of another year and the like, kept as written.
        """;

    public static Command Create()
    {
        var files = new Argument<string[]>("schedules") { Description = "CSV, or CSV in gzip.", Arity = ArgumentArity.OneOrMore };
        var report = new Option<string?>("--report") { Description = "CSV of groups and days." };
        var common = new ReplayArguments("schedules", "Europe/Kyiv");
        var verb = new Command("schedules", Description) { files, report };
        common.AddTo(verb);
        verb.SetAction((parsed, cancel) =>
        {
            var zone = parsed.GetRequiredValue(common.Zone);
            var days = new ScheduleReport(zone);
            return common.Session(parsed).Run(
                rejects => new ScheduleSource(parsed.GetRequiredValue(common.Company), zone, rejects).Read(parsed.GetRequiredValue(files)),
                fact => { if (fact.Event is OutageEvent e) days.Add(fact.Grain.Key, e); },
                () => ReportFile.Write(parsed.GetValue(report), days.Write),
                cancel);
        });
        return verb;
    }
}
