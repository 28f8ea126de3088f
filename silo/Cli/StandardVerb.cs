using System.CommandLine;
using System.Globalization;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Standards;

namespace OpsHub.Silo.Cli;

/// <summary><c>standard trace</c>.</summary>
internal static class StandardVerb
{
    public static Command Create() => new("standard", "Looks into a company's standard. Example: standard trace saratov") { Trace() };

    private static Command Trace()
    {
        var company = new Argument<string>("company") { Description = "Company id." };
        var profiles = new Option<string>("--profiles") { Description = "Directory with company profiles.", DefaultValueFactory = _ => ProfileReader.Shipped };
        var verb = new Command("trace", "Lists every requirement with how the hub keeps it, where, and the tests that prove it. Example: standard trace saratov") { company, profiles };
        verb.SetAction(async (parsed, _) =>
        {
            try
            {
                var profile = ProfileReader.Read(Path.Combine(parsed.GetRequiredValue(profiles), $"{parsed.GetRequiredValue(company)}.json"));
                if (StandardFile.Read(StandardFile.Shipped, profile.Id) is not { } standard) throw new ProfileRefusedException($"standards/{profile.Id}.json", "$", "a list of requirements; there is none for this company");
                parsed.InvocationConfiguration.Output.Write(string.Join('\n', Lines(Tracing.Of(profile, standard, StandardFile.Tests(StandardFile.Shipped)))) + "\n");
                return 0;
            }
            catch (ProfileRefusedException e)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(e.Message);
                return Verbs.Failed;
            }
        });
        return verb;
    }

    private static IEnumerable<string> Lines(TracedStandard standard)
    {
        foreach (var r in standard.Requirements)
        {
            yield return $"{r.Id}  clause {r.Clause}, {r.Kind}, {r.Force}: {r.Text}";
            foreach (var by in r.Kept) yield return $"    {by.How.ToString().ToLower(CultureInfo.InvariantCulture)}: {by.Where}";
            foreach (var test in r.Tests) yield return $"    proven by {test}";
            if (r.NotYet is { } why) yield return $"    not yet: {why}";
        }
        var kept = standard.Requirements.Where(r => !r.Kept.IsEmpty).ToList();
        yield return $"{standard.Requirements.Length} requirements: {kept.Count} kept, {kept.Count(r => !r.Tests.IsEmpty)} of them proven by tests, {standard.Requirements.Length - kept.Count} not yet";
    }
}
