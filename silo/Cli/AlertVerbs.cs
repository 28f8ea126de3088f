using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Alerts;
using OpsHub.Silo.Log;
using OpsHub.Silo.Norms;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Cli;

/// <summary><c>alerts back-test</c>: what a rule would have done.</summary>
internal static class AlertVerbs
{
    public static Command Create() => new("alerts", "Alert rules. Example: alerts back-test samara wait-over-norm --from 2026-11-01 --to 2026-12-01") { BackTest() };

    private static Command BackTest()
    {
        var (company, rule) = (new Argument<string>("company"), new Argument<string>("rule") { Description = "Id of a rule that ships, or a JSON file with one." });
        var (from, to, log) = (new Option<string>("--from") { Description = "First day.", Required = true }, new Option<string>("--to") { Description = "Day after the last one.", Required = true }, LogVerbs.Where());
        var profiles = new Option<string>("--profiles") { Description = "Directory with company profiles.", DefaultValueFactory = _ => ProfileReader.Shipped };
        var verb = new Command("back-test", "Plays a rule over the log. Example: alerts back-test samara wait-over-norm --from 2026-11-01 --to 2026-12-01 --log sqlite:var/opshub.db") { company, rule, from, to, log, profiles };
        verb.SetAction(async (parsed, cancel) => await Play(
            parsed.GetRequiredValue(company), parsed.GetRequiredValue(rule), parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), parsed.GetRequiredValue(log).Text, parsed.GetRequiredValue(profiles), parsed.InvocationConfiguration, cancel));
        return verb;
    }

    private static async Task<int> Play(string company, string ruleOrFile, string from, string to, string where, string profiles, InvocationConfiguration console, CancellationToken cancel)
    {
        if (ProfileReader.All(profiles).FirstOrDefault(c => c.Id == company) is not { } profile) return await Misused(console, $"There is no profile of '{company}' in {profiles}.");
        var standards = ProfileNorms.Standards([profile]);
        if (Rule(ruleOrFile, standards) is not { } rule) return await Misused(console, $"'{ruleOrFile}' is neither a rule that ships with {company} nor a file with one.");
        if (RuleCheck.Of(rule) is { } fault) return await Misused(console, $"The rule cannot be kept: {fault.At}: {fault.Expected}.");
        if (Day(from, profile.TimeZone) is not { } begin || Day(to, profile.TimeZone) is not { } end || end <= begin || end - begin > Duration.FromDays(IBackTests.MostDays + 1))
            return await Misused(console, $"--from and --to are days such as 2026-11-01, the first before the second, at most {IBackTests.MostDays} days apart.");
        await using var log = await EventLogs.Open(where, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
        var answer = (await new BackTest(log, Concepts.Catalog, () => standards).Try(company, rule, begin, end, cancel))!;
        foreach (var f in answer.Firings)
            await console.Output.WriteLineAsync($"{Utc(f.FiredAt)}  {(f.EndedAt is { } over ? Utc(over) : "still firing        ")}  {(f.Useful ? "useful" : "short ")}  {f.Subject}  {f.SubjectName}");
        await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rule.Id} would have fired {answer.Fired} times, {answer.Useful} usefully (the trouble went on for {BackTestAnswer.UsefulS / 60} minutes or more after it fired)."));
        return 0;
    }

    private static AlertRule? Rule(string idOrFile, IReadOnlyList<NormStandard> standards)
    {
        if (File.Exists(idOrFile)) return JsonSerializer.Deserialize<AlertRule>(File.ReadAllText(idOrFile), HubJson.Options);
        return ShippedRules.Of(standards.SelectMany(s => s.Rules).Select(r => new NormStanding(r, []))).FirstOrDefault(r => r.Id == idOrFile);
    }

    private static Instant? Day(string text, DateTimeZone zone) => LocalDatePattern.Iso.Parse(text) is { Success: true } day ? zone.AtStartOfDay(day.Value).ToInstant() : null;

    private static string Utc(Instant at) => at.ToString("uuuu-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static async Task<int> Misused(InvocationConfiguration console, string what)
    {
        await console.Error.WriteLineAsync(what);
        return Verbs.Misused;
    }
}
