using System.Collections.Immutable;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Standards;

/// <summary>Joins a standard's requirements with what the profile configures, the norms measure and the tests prove.</summary>
public static class Tracing
{
    public static TracedStandard Of(CompanyProfile company, StandardFile standard, ImmutableSortedDictionary<string, ImmutableArray<string>> tests)
    {
        var kept = Kept(company).ToLookup(k => k.Id, k => k.By);
        return new TracedStandard(company.Id, company.Name, [.. standard.Requirements.Select(r => Join(r, [.. r.Kept ?? [], .. kept[r.Id]], tests))]);
    }

    private static TracedRequirement Join(WrittenRequirement r, ImmutableArray<KeptBy> kept, ImmutableSortedDictionary<string, ImmutableArray<string>> tests) =>
        new(r.Id, r.Clause, r.Kind, r.Force, r.Text, kept, tests.GetValueOrDefault(r.Id, []), kept.IsEmpty ? r.NotYet ?? Dropped : null);

    /// <summary>Only the profile kept it, and the version in force says so no more.</summary>
    private static readonly NotYet Dropped = new(NotYetKind.Unknown, new Said(
        "Действующая версия профиля больше не говорит того, что исполняло это требование", "The version of the profile in force no longer says what kept this requirement"));

    /// <summary>What the profile itself says of how requirements are kept.</summary>
    private static IEnumerable<(string Id, KeptBy By)> Kept(CompanyProfile company)
    {
        var file = $"deploy/profiles/{company.Id}.json";
        foreach (var norm in (company.Norms?.Rules ?? []).Where(n => n.RequirementId is not null && NotKept.Why(n) is null))
            yield return (norm.RequirementId!, new KeptBy(KeptHow.Measured, new Said($"норма «{norm.Name}», /standard/{company.Id}", $"norm {norm.Id}, /standard/{company.Id}")));
        foreach (var rule in company.Deadlines?.Rules ?? [])
            foreach (var id in new[] { rule.RequirementId, rule.Amber?.RequirementId, rule.Vip?.RequirementId, rule.Extension?.RequirementId }.Where(i => i is not null).Distinct())
                yield return (id!, new KeptBy(KeptHow.Configured, new Said(
                    $"срок «{rule.Name}», его считает команда deadline", $"deadline {rule.Id}, reckoned by the verb deadline")));
        foreach (var (process, step) in (company.Cases?.Processes ?? []).SelectMany(p => p.Steps.Where(s => s.RequirementId is not null).Select(s => (p, s))))
            yield return (step.RequirementId!, new KeptBy(step.Clock is null ? KeptHow.Recorded : KeptHow.Alerted, new Said(
                $"шаг «{step.Name}» дела «{process.Name}»: /appeals/{company.Id}?view=cases", $"step {step.Id} of cases of {process.Id}: /appeals/{company.Id}?view=cases")));
        foreach (var duty in (company.Duties ?? []).Where(d => d.RequirementId is not null))
            yield return (duty.RequirementId!, new KeptBy(KeptHow.Alerted, new Said($"обязанность «{duty.Name}»: /appeals/{company.Id}?view=duties", $"duty {duty.Id}: /appeals/{company.Id}?view=duties")));
        if (company.Queue.RequirementId is { } queue)
            yield return (queue, new KeptBy(KeptHow.Alerted, new Said($"ожидание близко к норме или дольше неё: {file}, queue.waitNormMin", $"a wait that nears or breaks the norm: {file}, queue.waitNormMin")));
        foreach (var topics in (company.Topics ?? []).Where(t => t.RequirementId is not null).GroupBy(t => t.RequirementId!))
            yield return (topics.Key, new KeptBy(KeptHow.Configured, new Said($"темы посещений и обращений ({topics.Count()}): {file}, topics", $"topics of visits and appeals ({topics.Count()}): {file}, topics")));
        foreach (var contact in (company.Contacts ?? []).Where(c => c.RequirementId is not null))
            yield return (contact.RequirementId!, new KeptBy(contact.Show ? KeptHow.Shown : KeptHow.Configured, contact.Show
                ? new Said($"{contact.Name}: /api/v1/{company.Id}/places", $"{contact.NameEn}: /api/v1/{company.Id}/places") : new Said($"{contact.Name}, до проверки не выдаётся: {file}, contacts", $"{contact.NameEn}, not handed out before it is checked: {file}, contacts")));
        foreach (var kept in (company.Retention ?? []).Where(k => k.Of == KeptData.Visits && k.RequirementId is not null))
            yield return (kept.RequirementId!, new KeptBy(KeptHow.Enforced, new Said($"{kept.Name}: {file}, retention", $"{kept.NameEn}: {file}, retention")));
        foreach (var line in company.Lines.Where(l => l.RequirementId is not null))
            yield return (line.RequirementId!, new KeptBy(KeptHow.Configured, new Said($"линия «{line.Name}»: {file}, lines", $"line {line.Id}: {file}, lines")));
    }
}
