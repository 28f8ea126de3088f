using System.CommandLine;
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
        var language = new Option<string>("--lang") { Description = "Language of the text.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("ru", "en");
        var verb = new Command("trace", "Lists every requirement with how the hub keeps it, where, and the tests that prove it, or why not yet. Example: standard trace saratov --lang ru") { company, profiles, language };
        verb.SetAction(async (parsed, _) =>
        {
            try
            {
                var profile = ProfileReader.Read(Path.Combine(parsed.GetRequiredValue(profiles), $"{parsed.GetRequiredValue(company)}.json"));
                if (StandardFile.Read(StandardFile.Shipped, profile.Id) is not { } standard) throw new ProfileRefusedException($"standards/{profile.Id}.json", "$", new("перечень требований: для этой компании его нет", "a list of requirements; there is none for this company"));
                parsed.InvocationConfiguration.Output.Write(string.Join('\n', TraceText.Lines(Tracing.Of(profile, standard, StandardFile.Tests(StandardFile.Shipped)), parsed.GetRequiredValue(language) == "ru")) + "\n");
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
}
