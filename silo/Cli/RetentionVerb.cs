using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains.Retention;
using OpsHub.Silo.Log;
using OpsHub.Silo.Retention;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Cli;

/// <summary><c>retention</c>: what is too old to be kept; says so, and deletes it when told to.</summary>
internal static class RetentionVerb
{
    public static Command Create()
    {
        var (log, profiles, calendars) = (LogVerbs.Where(), VerifyVerb.Profiles(), CalendarVerbs.Where());
        var answers = new Option<int>("--answers", "--months") { Description = $"Whole months that answers without events are kept, at least {LogRetention.FewestMonths}.", DefaultValueFactory = _ => LogRetention.FewestMonths };
        answers.Validators.Add(given => { if (given.GetValueOrDefault<int>() < LogRetention.FewestMonths) given.AddError($"--answers is {LogRetention.FewestMonths} or more: for so long a command that is sent again must be known."); });
        var (visits, calls, alerts) = (Months(DataKind.Visits), Months(DataKind.Calls), Months(DataKind.Alerts));
        var company = new Option<string?>("--company") { Description = "Only events of this company. [default: of all]" };
        var apply = new Option<bool>("--apply") { Description = "Delete. Without it nothing is changed." };
        var verb = new Command("retention", "Says how many answers without events (refusals, \"nothing\") are older than two months, and with --visits, --calls, --alerts how many events are older than so many months, by company, kind and month; deletes them with --apply. Example: retention --log sqlite:var/opshub.db --visits 13 --calls 13 --alerts 13")
        {
            log, visits, calls, alerts, answers, company, profiles, calendars, apply,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var asked = new[] { (DataKind.Visits, visits), (DataKind.Calls, calls), (DataKind.Alerts, alerts) }.Where(o => parsed.GetValue(o.Item2) is not null).ToDictionary(o => o.Item1, o => parsed.GetValue(o.Item2)!.Value);
            var (where, now, output) = (parsed.GetRequiredValue(log).Text, new RealClock().GetCurrentInstant(), parsed.InvocationConfiguration.Output);
            await OfAnswers(where, LogRetention.Before(now, parsed.GetRequiredValue(answers)), parsed.GetValue(apply), output, cancel);
            if (asked.Count > 0)
                await RetentionOfEvents.Run(where, new RetentionAsked(asked, parsed.GetValue(company), now, parsed.GetValue(apply)), parsed.GetRequiredValue(profiles), parsed.GetRequiredValue(calendars), output, cancel);
            return 0;
        });
        return verb;
    }

    private static Option<int?> Months(DataKind kind)
    {
        var word = RetentionTally.Word(kind);
        var months = new Option<int?>($"--{word}") { Description = $"Whole months that events of {word} are kept, at least {RetentionPlan.FewestMonths}, and as long as the company's standard says. [default: for ever]" };
        months.Validators.Add(given => { if (given.GetValueOrDefault<int?>() < RetentionPlan.FewestMonths) given.AddError($"--{word} is {RetentionPlan.FewestMonths} or more: figures, norms and journeys look back a year."); });
        return months;
    }

    private static async Task OfAnswers(string where, Instant before, bool apply, TextWriter output, CancellationToken cancel)
    {
        await using var rows = await LogRowsOf.Open(where, cancel);   // before the log, which would be made where there is none
        await using var log = await EventLogs.Open(where, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
        await using var old = LogRetention.Open(where);
        var found = await old.Count(KeyedCommit.ToNs(before), cancel);
        foreach (var (kind, month, commits, bytes) in found) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{month}  {kind,-14} {commits,12:N0} answers {bytes,14:N0} bytes"));
        var sum = string.Create(CultureInfo.InvariantCulture, $"{found.Sum(f => f.Commits):N0} answers without events, {found.Sum(f => f.Bytes):N0} bytes, from before {before.InUtc().Date:uuuu-MM-dd}");
        if (!apply)
        {
            output.WriteLine($"{sum}. Nothing was deleted: --apply does it.");
            return;
        }
        await LogRetention.RefuseWhileOneIsBehind(log, rows, before, cancel);
        var deleted = await LogRetention.Apply(old, before, LogRetention.Portion, cancel);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sum}. Deleted: {deleted:N0}."));
    }
}
