using System.CommandLine;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Replay.Files;
using OpsHub.Silo.Replay.QueueLog;
using OpsHub.Silo.Replay.Reports;
using OpsHub.Silo.Replay.Technion;

namespace OpsHub.Silo.Replay;

/// <summary><c>replay technion</c> and <c>replay queue-log</c>: calls of one company, reported per quarter hour and per day.</summary>
internal static class CallVerbs
{
    private const string Zone = "Asia/Jerusalem";

    public static Command Technion()
    {
        var file = new Argument<string>("calls") { Description = "Technion call-by-call file: CSV, or CSV in gzip." };
        var line = new Option<string>("--line") { Description = "Line id of the calls.", DefaultValueFactory = _ => "bank" };
        line.Validators.Add(result =>
        {
            if (!GrainId.IsPart(result.GetValueOrDefault<string>())) result.AddError($"--line: expected 1 to {GrainId.MaxPartLength} letters, digits or . _ : -");
        });
        var common = new ReplayArguments("technion", Zone);
        var verb = new Command("technion", "Plays the calls of a Technion call-by-call file. Example: replay technion calls_1999-02.csv.gz --report quarters.csv --report-day days.csv") { file, line };
        return WithReports(verb, common, TechnionSource.HeadStartS, (parsed, rejects) => TechnionSource.Read(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(common.Company), parsed.GetRequiredValue(line), parsed.GetRequiredValue(common.Zone), rejects));
    }

    public static Command QueueLog()
    {
        var file = new Argument<string>("queue_log") { Description = "queue_log of Asterisk: text, or text in gzip." };
        var common = new ReplayArguments("pbx", Zone);
        var verb = new Command("queue-log", "Plays the calls of an Asterisk queue_log. Example: replay queue-log /var/log/asterisk/queue_log --zone Europe/Samara --report quarters.csv") { file };
        return WithReports(verb, common, [], (parsed, rejects) => QueueLogSource.Read(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(common.Company), parsed.GetRequiredValue(common.Zone), rejects));
    }

    private static Command WithReports(Command verb, ReplayArguments common, Dictionary<int, int> headStartS, Func<ParseResult, Rejects, Playback> read)
    {
        var quarters = new Option<string?>("--report") { Description = "CSV of offered, answered, abandoned, ASA, longest wait, service levels and mean service per quarter hour." };
        var days = new Option<string?>("--report-day") { Description = "The same per day." };
        var predictions = new Option<string?>("--predictions") { Description = "CSV of the wait that each estimator foresaw for each queued caller, and how it came out." };
        foreach (var option in (Option[])[quarters, days, predictions]) verb.Options.Add(option);
        common.AddTo(verb);
        verb.SetAction((parsed, cancel) =>
        {
            var calls = new CompanyCalls();
            var report = new CallReport(parsed.GetRequiredValue(common.Zone));
            var foreseen = parsed.GetValue(predictions) is null ? null : new PredictionReport(parsed.GetRequiredValue(common.Zone), headStartS);
            return common.Session(parsed).Run(
                rejects => read(parsed, rejects),
                fact =>
                {
                    if (fact.Event is not CallerEvent e) return;
                    calls.Apply(fact.Grain.Key, e);
                    foreseen?.Add(fact.Grain.Key, e);
                },
                () =>
                {
                    foreseen?.Run();
                    ReportFile.Write(parsed.GetValue(predictions), to => foreseen!.Write(to));
                    if (foreseen is not null) ScoreTable.Write(foreseen.Scores(), parsed.InvocationConfiguration.Output);
                    ReportFile.Write(parsed.GetValue(quarters), to => report.Write(calls.All, ReportGrain.Quarter, to));
                    ReportFile.Write(parsed.GetValue(days), to => report.Write(calls.All, ReportGrain.Day, to));
                },
                cancel);
        });
        return verb;
    }
}
