using System.CommandLine;
using OpsHub.Grains.Outages;
using OpsHub.Silo.Replay.Outages;
using OpsHub.Silo.Replay.Reports;

namespace OpsHub.Silo.Replay;

/// <summary><c>replay outages</c>: a list of outages that was read again and again, each outage as a grain.</summary>
internal static class OutagesVerb
{
    private const string Description = """
        Plays a list of outages, kept as the differences of its readings. Example: replay outages events.csv.gz --report outages.csv
        Input: a row per change with observed_at_utc, event (NEW, LISTED_AT_START, UPDATE, GONE), outage_id, outage_extent, city, cause, crew_status, crew_eta_local, est_customers, outage_start_local,
        etor_local, last_update_local; local times are of --zone. GONE ends an outage, NEW after it reopens it; a list that is cut at --cap rows ends nobody while it is full.
        Columns of the report, a row per outage: outage_id; first_seen, last_seen: UTC readings at which it was first shown and last changed or went; estimate_changes: another estimate in the place of
        one, the first not counted; times_reopened; duration_min: from first_seen to last_seen, one decimal. Instants that cannot be meant (year, zone, order) are kept, flagged and counted.
        """;

    public static Command Create()
    {
        var files = new Argument<string[]>("events") { Description = "CSV, or CSV in gzip.", Arity = ArgumentArity.OneOrMore };
        var report = new Option<string?>("--report") { Description = "CSV of the outages." };
        var cap = new Option<int?>("--cap") { Description = "Rows at which the source cuts its list, 1 or more. [default: it is never cut]" };
        cap.Validators.Add(given => { if (given.GetValueOrDefault<int?>() < 1) given.AddError("--cap: expected 1 or more rows."); });
        var common = new ReplayArguments("outages", "America/Los_Angeles");
        var verb = new Command("outages", Description) { files, report, cap };
        common.AddTo(verb);
        verb.SetAction((parsed, cancel) =>
        {
            var (outages, doubts) = (new OutageReport(), new SortedDictionary<string, int>(StringComparer.Ordinal));
            return common.Session(parsed).Run(
                rejects => new OutageSource(parsed.GetRequiredValue(common.Company), parsed.GetRequiredValue(common.Zone), parsed.GetValue(cap), rejects).Read(parsed.GetRequiredValue(files)),
                fact =>
                {
                    if (fact.Event is not OutageEvent e) return;
                    outages.Add(fact.Grain.Key, e);
                    if (e is OutageDoubted doubted) doubts[doubted.Code] = doubts.GetValueOrDefault(doubted.Code) + 1;
                },
                () =>
                {
                    ReportFile.Write(parsed.GetValue(report), outages.Write);
                    foreach (var (code, count) in doubts) parsed.InvocationConfiguration.Output.WriteLine($"flagged: {count} × {code}");
                },
                cancel);
        });
        return verb;
    }
}
