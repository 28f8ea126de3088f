using System.CommandLine;
using OpsHub.Grains.Appeals;
using OpsHub.Silo.Replay.Permits;
using OpsHub.Silo.Replay.Reports;

namespace OpsHub.Silo.Replay;

/// <summary><c>replay permits</c>: written applications with a statutory term, each as an appeal.</summary>
internal static class PermitsVerb
{
    private const string Description = """
        Plays the cases of a municipality's permits as appeals. Example: replay permits receipt.csv.gz --report cases.csv
        Input: a row per task with case:concept:name, case:channel, case:department, case:responsible, case:startdate, case:deadline, case:enddate, org:resource, time:timestamp.
        A case is registered at its start with its deadline; a task of another resource hands it over; it is closed at its end.
        Columns of the report, a row per case by registration: case; registered, due, closed: local ISO 8601 instants with offset, such as 2010-10-04T01:06:40.02+02:00;
        late: yes where closed is after due, else no; days: whole local days from registered to closed. An open case has empty closed and days, and is not late.
        """;

    public static Command Create()
    {
        var files = new Argument<string[]>("cases") { Description = "CSV, or CSV in gzip.", Arity = ArgumentArity.OneOrMore };
        var report = new Option<string?>("--report") { Description = "CSV of the cases." };
        var common = new ReplayArguments("permits", "Europe/Amsterdam");
        var verb = new Command("permits", Description) { files, report };
        common.AddTo(verb);
        verb.SetAction((parsed, cancel) =>
        {
            var zone = parsed.GetRequiredValue(common.Zone);
            var cases = new PermitReport(zone);
            return common.Session(parsed).Run(
                rejects => new PermitSource(parsed.GetRequiredValue(common.Company), zone, rejects).Read(parsed.GetRequiredValue(files)),
                fact => { if (fact.Event is AppealEvent e) cases.Add(fact.Grain.Key, e); },
                () => ReportFile.Write(parsed.GetValue(report), cases.Write),
                cancel);
        });
        return verb;
    }
}
