using NodaTime;
using OpsHub.Grains.Cases;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Simulation;

/// <summary>Invented cases of the weeks before: each walks through the steps of its process in their order until today, some faster than the standard asks, some slower.</summary>
internal static class PastCases
{
    private const int PerProcess = 9;

    private static readonly string[] Owners = ["исп. 201", "исп. 202", "исп. 203", "исп. 204"];

    /// <summary>First letter of the company's own numbers of a process.</summary>
    private const string Letters = "ТРОДСП";

    public static string Owner(Dice dice) => Owners[dice.Whole(0, Owners.Length)];

    public static IEnumerable<(string Id, CaseCommand Command, Instant At)> Of(CompanyProfile company, Instant now, Dice dice) =>
        (company.Cases?.Processes ?? []).SelectMany((process, n) => Enumerable.Range(1, PerProcess).SelectMany(i => One(company, process, $"{process.Id}-{i}", $"{Letters[n % Letters.Length]}-{100 + i}", now, dice)));

    private static IEnumerable<(string Id, CaseCommand Command, Instant At)> One(CompanyProfile company, ProcessProfile process, string id, string number, Instant now, Dice dice)
    {
        var at = now - dice.Seconds(2 * 86400, (process.Steps.Length > 5 ? 70 : 16) * 86400);
        yield return (id, new OpenCase(process.Id, Number: number, Office: company.Offices[dice.Whole(0, company.Offices.Length)].Id, Owner: Owner(dice)), at);
        foreach (var (happened, days) in Way(company, process))
        {
            at = InWorkingHours(company, at + dice.LogNormal(days * 86400, 0.6), at, dice);
            if (at > now) yield break;
            yield return (id, new RecordCaseEvent(happened), at);
        }
        yield return (id, new CompleteCase($"дело № {number}"), at);
    }

    /// <summary>Nobody signs at night: the same day between nine and five, never before what came before.</summary>
    private static Instant InWorkingHours(CompanyProfile company, Instant at, Instant before, Dice dice)
    {
        var signed = (at.InZone(company.TimeZone).Date + new LocalTime(9, 0)).InZoneLeniently(company.TimeZone).ToInstant() + dice.Seconds(0, 8 * 3600);
        return Instant.Max(signed, before + Duration.FromMinutes(10));
    }

    /// <summary>What starts a step, then what ends it, with the days it usually takes: most of the standard's own.</summary>
    private static IEnumerable<(string Event, double Days)> Way(CompanyProfile company, ProcessProfile process)
    {
        HashSet<string> told = [.. process.Opens];
        foreach (var step in process.Steps.Where(s => s.OnlyIf is null))
        {
            var rule = company.Deadlines!.Rules.FirstOrDefault(r => r.Kinds.Contains(step.Deadlines ?? process.Deadlines) && r.Clock == step.Clock);
            if (rule is not null && !rule.From.Any(told.Contains) && told.Add(rule.From[0])) yield return (rule.From[0], 2);
            if (step.Skips is [{ On: var skip }, ..] && told.Add(skip)) yield return (skip, 1.5);
            else if (step.Skips is null && told.Add(step.Done[0])) yield return (step.Done[0], Math.Min(12, (rule?.Within.Amount ?? 15) * 0.55));
        }
    }
}
