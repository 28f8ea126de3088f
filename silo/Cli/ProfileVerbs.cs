using System.CommandLine;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Profiles.Versions;

namespace OpsHub.Silo.Cli;

/// <summary><c>profile check</c>, <c>profile diff</c>.</summary>
internal static class ProfileVerbs
{
    public static Command Create() => new("profile", "Look after company profiles. Example: profile check deploy/profiles/samara.json") { Check(), Diff() };

    private static Command Check()
    {
        var file = new Argument<string>("file") { Description = "A company's profile, {company}.json." };
        var verb = new Command("check", "Says what a profile holds, or where it is wrong and what is expected there. Example: profile check deploy/profiles/samara.json") { file };
        verb.SetAction(async (parsed, _) =>
        {
            try
            {
                parsed.InvocationConfiguration.Output.WriteLine(Summary(ProfileReader.Read(parsed.GetRequiredValue(file))));
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

    private static Command Diff()
    {
        var (older, newer) = (new Argument<string>("older") { Description = "A company's profile, {company}.json." }, new Argument<string>("newer") { Description = "Another version of it, of the same file name." });
        var russian = new Option<string>("--lang") { Description = "Language of the text.", DefaultValueFactory = _ => "en" };
        russian.AcceptOnlyFromAmong("en", "ru");
        var verb = new Command("diff", "Says what changes from one profile to another, by clause. Example: profile diff deploy/profiles/samara.json new/samara.json --lang ru") { older, newer, russian };
        verb.SetAction(async (parsed, _) =>
        {
            try
            {
                var (from, to) = (ProfileReader.Read(parsed.GetRequiredValue(older)), ProfileReader.Read(parsed.GetRequiredValue(newer)));
                var changes = ProfileDiff.Of(from.Source!, to.Source!);
                foreach (var change in changes) parsed.InvocationConfiguration.Output.WriteLine(parsed.GetValue(russian) == "ru" ? change.Ru : change.En);
                parsed.InvocationConfiguration.Output.WriteLine(parsed.GetValue(russian) == "ru" ? $"изменений: {changes.Length}" : $"{changes.Length} changes");
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

    private static string Summary(CompanyProfile company)
    {
        var summary = $"{company.Id}: {company.Offices.Length} offices, {company.Lines.Length} lines, {company.Services.Length} services";
        var deadlines = company.Deadlines is { } told ? $"{told.Rules.Length} deadlines of {told.Kinds.Length} kinds, {told.NotEnforced.Length} not enforced" : "no deadlines";
        var norms = company.Norms is { } own ? $"{own.Rules.Length} norms, {own.Rules.Count(r => NotKept.Why(r) is not null) + own.NotEnforced.Length} not enforced" : "no norms";
        return string.Join("\n  not enforced: ", [$"{summary}, {deadlines}; {norms}", .. NotEnforced(company)]);
    }

    private static IEnumerable<string> NotEnforced(CompanyProfile company) => Unkept.Of(company).Select(n => $"{n.RequirementId ?? n.Id} (clause {n.Clause}) – {n.Why.En}");
}
