using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Silo.Log;
using OpsHub.Silo.Retention;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Cli;

/// <summary><c>retention</c>: what is too old to be kept; says so, and deletes it when told to.</summary>
internal static class RetentionVerb
{
    public static Command Create()
    {
        var log = LogVerbs.Where();
        var months = new Option<int>("--months") { Description = $"Whole months that answers without events are kept, at least {LogRetention.FewestMonths}.", DefaultValueFactory = _ => LogRetention.FewestMonths };
        months.Validators.Add(given => { if (given.GetValueOrDefault<int>() < LogRetention.FewestMonths) given.AddError($"--months is {LogRetention.FewestMonths} or more: for so long a command that is sent again must be known."); });
        var apply = new Option<bool>("--apply") { Description = "Delete. Without it nothing is changed." };
        var verb = new Command("retention", "Says how many answers without events (refusals, \"nothing\") are older than two months, by kind and month, and deletes them with --apply. Events stay. Example: retention --log sqlite:var/opshub.db") { log, months, apply };
        verb.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(log).Text, LogRetention.Before(new RealClock().GetCurrentInstant(), parsed.GetRequiredValue(months)), parsed.GetValue(apply), parsed.InvocationConfiguration.Output, cancel));
        return verb;
    }

    private static async Task<int> Run(string where, Instant before, bool apply, TextWriter output, CancellationToken cancel)
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
            return 0;
        }
        await LogRetention.RefuseWhileOneIsBehind(log, rows, before, cancel);
        var deleted = await LogRetention.Apply(old, before, LogRetention.Portion, cancel);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sum}. Deleted: {deleted:N0}."));
        return 0;
    }
}
