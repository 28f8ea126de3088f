using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Visits;
using OpsHub.Silo.Log;
using OpsHub.Silo.Time;
using OpsHub.Silo.Visits;

namespace OpsHub.Silo.Cli;

/// <summary><c>why</c>: replays from the log why a ticket was called and not the others.</summary>
internal static class WhyVerb
{
    public static Command Create()
    {
        var (log, office, ticket) = (LogVerbs.Where(), new Argument<string>("office") { Description = "company/office, such as samara/samara-01." }, new Argument<string>("ticket") { Description = "Id or number." });
        var why = new Command("why", "Tells why a ticket was called and not the others, replayed from the log. Example: why samara/samara-01 2026-11-24.А047 --log sqlite:var/demo.db") { office, ticket, log };
        why.SetAction(async (parsed, cancel) => await Tell(parsed.GetRequiredValue(log).Text, parsed.GetRequiredValue(office), parsed.GetRequiredValue(ticket), parsed.InvocationConfiguration, cancel));
        return why;
    }

    private static async Task<int> Tell(string where, string place, string ticket, InvocationConfiguration console, CancellationToken cancel)
    {
        if (place.Split('/') is not [var company, var office] || !GrainId.IsPart(company) || !GrainId.IsPart(office))
        {
            await console.Error.WriteLineAsync($"'{place}' is no office; write company/office, such as samara/samara-01.");
            return Verbs.Misused;
        }
        await using var log = await EventLogs.Open(where, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
        if (await new VisitDesk(new VisitIndex(), log, Concepts.Catalog, null, new RealClock(), _ => null).Why(company, office, ticket, cancel) is not { } why)
        {
            await console.Error.WriteLineAsync($"No call of a ticket '{ticket}' in {place} is in this log.");
            return Verbs.Failed;
        }
        foreach (var line in Lines(why)) await console.Output.WriteLineAsync(line);
        return why.Same ? 0 : Verbs.Failed;
    }

    private static IEnumerable<string> Lines(WhyAnswer why)
    {
        var rule = why.Reason.Rule is { } r ? $"{r}" : "not written down (an earlier version)";
        yield return $"{why.Number} was called to window {why.Window} at {Utc(why.CalledAt)}: {rule}, waited {why.Reason.WaitedS} s, head start {why.Reason.HeadStartS} s, {why.Reason.Overtook} who came earlier still waited.";
        yield return $"The window serves {string.Join(", ", why.WindowServices)}. Nobody goes before one who came more than {why.LongestLeadS} s earlier{(why.OvertakenAtMost is { } most ? $", or has been overtaken {most} times" : "")}.";
        foreach (var c in why.Candidates)
            yield return $"  {c.Number,-6} {c.Verdict,-13} {c.Service,-12} {c.Class,-9} issued {Utc(c.IssuedAt)}, waited {c.WaitedS} s, place {Utc(c.PlaceAt)}, overtaken {c.Overtaken}";
        yield return why.Same ? "Replayed: the same ticket for the same reason." : "Replayed: ANOTHER ticket or reason; the rules in this log are not the rules of this program.";
    }

    private static string Utc(Instant at) => at.ToString("uuuu-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
