using System.CommandLine;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Cli;

/// <summary><c>profile check</c>.</summary>
internal static class ProfileVerbs
{
    public static Command Create() => new("profile", "Look after company profiles. Example: profile check deploy/profiles/samara.json") { Check() };

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

    private static string Summary(CompanyProfile company)
    {
        var summary = $"{company.Id}: {company.Offices.Length} offices, {company.Lines.Length} lines, {company.Services.Length} services";
        var deadlines = company.Deadlines is { } told ? $"{told.Rules.Length} deadlines of {told.Kinds.Length} kinds, {told.NotEnforced.Length} not enforced" : "no deadlines";
        var norms = company.Norms is { } own ? $"{own.Rules.Length} norms, {own.Rules.Count(r => NotKept.Why(r) is not null) + own.NotEnforced.Length} not enforced" : "no norms";
        return string.Join("\n  not enforced: ", [$"{summary}, {deadlines}; {norms}", .. NotEnforced(company)]);
    }

    private static IEnumerable<string> NotEnforced(CompanyProfile company) =>
    [
        .. (company.Deadlines?.NotEnforced ?? []).Select(n => $"{n.RequirementId} (clause {n.Clause}) – {n.Why}"),
        .. (company.Norms?.NotEnforced ?? []).Select(n => $"{n.RequirementId} (clause {n.Clause}) – {n.Why}"),
        .. (company.Norms?.Rules ?? []).Where(r => NotKept.Why(r) is not null).Select(r => $"{r.RequirementId ?? r.Id} (clause {r.Clause}) – {NotKept.Why(r)!.En}"),
    ];
}
