using System.Collections.Immutable;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Profiles;

/// <summary>The norms of a company's standard.</summary>
/// <param name="Rules">Every norm that has the form of a figure, whether the hub can measure it or not.</param>
/// <param name="NotEnforced">Rules of no such form, with the reason; never dropped in silence.</param>
/// <param name="Subjects">What is told of offices and lines beyond their names: kind, size, room. Null: nothing.</param>
/// <param name="Settlements">Settlements that norms are about: an office in each of a size. Null: none.</param>
public sealed record NormsProfile(ImmutableArray<NormRule> Rules, ImmutableArray<NotEnforcedProfile> NotEnforced, ImmutableArray<SubjectProfile>? Subjects = null,
    ImmutableArray<SettlementProfile>? Settlements = null);

/// <param name="Id"><c>office/{id}</c> or <c>line/{id}</c> of the profile, or <c>company/{id}</c> for the company itself.</param>
/// <param name="Attributes">Name and value; numbers are written as text.</param>
public sealed record SubjectProfile(string Id, ImmutableSortedDictionary<string, string> Attributes);

/// <param name="Name">As the served areas of offices write it.</param>
/// <param name="Attributes">Name and value, such as its population; numbers are written as text.</param>
public sealed record SettlementProfile(string Id, string Name, ImmutableSortedDictionary<string, string> Attributes);
