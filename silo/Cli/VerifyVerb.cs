using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Grains;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Seals;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Verification;

namespace OpsHub.Silo.Cli;

/// <summary><c>verify</c>: reads the whole log and counts everything kept of it anew.</summary>
internal static class VerifyVerb
{
    public static Command Create()
    {
        var (log, profiles, calendars) = (LogVerbs.Where(), Profiles(), CalendarVerbs.Where());
        var head = new Option<bool>("--head") { Description = "Prints the head of the chain too, for --expect: kept outside, it shows a log that was rewritten or cut as a whole." };
        var expect = new Option<ChainHead?>("--expect") { Description = "A head of the chain, position:hash, that verify --head or the hub's journal told before: the log must still be that one.", CustomParser = Expected };
        var verify = new Command("verify", "Reads the whole log, counts every board, figure and snapshot anew, and says what differs; ends with 1 if anything does. Example: verify --log sqlite:var/opshub.db") { log, profiles, calendars, head, expect };
        verify.SetAction(async (parsed, cancel) =>
        {
            var verified = await Run(parsed.GetRequiredValue(log).Text, parsed.GetRequiredValue(profiles), parsed.GetRequiredValue(calendars), parsed.GetValue(expect), cancel);
            var code = Tell(verified, parsed.InvocationConfiguration);
            if (parsed.GetValue(head) && code == 0) parsed.InvocationConfiguration.Output.WriteLine(verified.Chain);
            return code;
        });
        return verify;
    }

    private static ChainHead? Expected(ArgumentResult given)
    {
        var head = ChainHead.Parse(given.Tokens.Single().Value);
        if (head is null) given.AddError("--expect is a position, a colon and 64 hexadecimal digits, as verify --head prints them.");
        return head;
    }

    public static Option<string> Profiles() => new("--profiles") { Description = "Directory with company profiles, the one that the hub runs with.", DefaultValueFactory = _ => ProfileReader.Shipped };

    /// <summary>Verifies with the folds that a hub of these profiles has.</summary>
    public static async Task<Verified> Run(string where, string profiles, string calendars, ChainHead? expected, CancellationToken cancel)
    {
        await using var rows = await LogRowsOf.Open(where, cancel);   // before the log, which would be made where there is none
        await using var log = await EventLogs.Open(where, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
        var companies = ProfileReader.All(profiles);
        await using var hub = await Still(where, companies, calendars, cancel);
        await using var spare = await Still(where, companies, calendars, cancel);
        return await LogVerification.Run(log, rows, hub.Hub.Catalog, hub.KeptFolds, spare.KeptFolds, hub.Hub.Clock.GetCurrentInstant(), expected, cancel);
    }

    /// <summary>The folds of a hub of these profiles, empty.</summary>
    internal static async Task<WebHost> Still(string where, IReadOnlyList<CompanyProfile> companies, string calendars, CancellationToken cancel)
    {
        var standards = ProfileStandards.Of(companies, calendars);
        var options = new HubOptions { Log = where, Catalog = Concepts.CatalogUnder(standards), Standards = standards, Views = () => Concepts.ViewsUnder(standards) };
        var log = await EventLogs.Open(where, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
        return WebHost.Still(
            await Hub.Over(log, options, NullLoggerFactory.Instance, cancel), new WebOptions("http://127.0.0.1:0", Path.GetTempPath(), ["--Logging:LogLevel:Default=None"]) { Companies = companies });
    }

    /// <summary>Prints what was found.</summary>
    /// <returns>The exit code.</returns>
    public static int Tell(Verified verified, InvocationConfiguration console)
    {
        foreach (var finding in verified.Found) console.Error.WriteLine(finding);
        if (verified.FoundInAll > verified.Found.Count) console.Error.WriteLine($"… and {verified.FoundInAll - verified.Found.Count} more.");
        console.Output.WriteLine(
            $"{verified.Events} events up to position {verified.Head} in {verified.Streams} streams, {verified.Commits} answered commands, sealed up to position {verified.SealedTo}, {verified.Snapshots} snapshots counted anew{(verified.Gone.Count == 0 ? "" : $", {verified.Gone} gone by retention")}: {(verified.FoundInAll == 0 ? "everything agrees" : $"{verified.FoundInAll} differences")}.");
        return verified.FoundInAll == 0 ? 0 : Verbs.Failed;
    }
}
