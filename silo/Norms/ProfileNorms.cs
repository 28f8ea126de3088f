using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Offices;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Cases;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Norms;

/// <summary>A profile's norms as the engine takes them.</summary>
public static class ProfileNorms
{
    /// <summary>Of every company that tells some.</summary>
    public static IReadOnlyList<NormStandard> Standards(IEnumerable<CompanyProfile> companies) => [.. companies.Where(c => c.Norms is not null).Select(Standard)];

    /// <summary>Of every company that tells some, in all the versions that hold or have held.</summary>
    public static IReadOnlyList<NormStandard> Standards(ProfileStandards standards, Instant now) =>
        [.. standards.Timelines.Where(t => t.At(now).Norms is not null).Select(t => Standard(t.At(now)) with { Rules = VersionedNorms.Of(t), Calendar = standards.Calendars.Of(t.At(now).Deadlines?.Region) })];

    /// <exception cref="InvalidOperationException">The profile tells no norms.</exception>
    public static NormStandard Standard(CompanyProfile company)
    {
        var told = company.Norms ?? throw new InvalidOperationException($"The profile of {company.Id} tells no norms.");
        return new NormStandard(
            company.Id, company.Name, company.TimeZone, told.Rules, [.. told.NotEnforced.Select(n => new UnkeptRule(n.Id, n.Clause, n.RequirementId, n.Text, n.Reason()))],
            (told.Subjects ?? []).Select(s => (s.Id, s.Attributes)).Concat((told.Settlements ?? []).Select(s => ($"settlement/{s.Id}", s.Attributes))).ToImmutableSortedDictionary(s => s.Item1, s => s.Attributes),
            LineHours(company))
        {
            Daytime = ProfileChannels.DaytimeOf(company.Interruptions),
            Settlements = (told.Settlements ?? []).ToImmutableSortedDictionary(s => s.Id, s => new Settlement(s.Name, [.. company.Offices.Where(o => (o.ServedArea ?? []).Any(a => a.Place == s.Name)).Select(o => o.Id)])),
        };
    }

    /// <summary>Invented hours are no data: a norm about them stays without.</summary>
    private static ImmutableSortedDictionary<string, ImmutableArray<DayHours>> LineHours(CompanyProfile company) =>
        company.Lines.Where(l => !l.Hours.Invented).ToImmutableSortedDictionary(l => l.Id, l => l.Hours.Value.Days);
}
