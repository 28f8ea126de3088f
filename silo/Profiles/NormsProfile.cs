using System.Collections.Immutable;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Profiles;

/// <summary>The norms of a company's standard.</summary>
/// <param name="Rules">Every norm that has the form of a figure, whether the hub can measure it or not.</param>
/// <param name="NotEnforced">Rules of no such form, with the reason; never dropped in silence.</param>
/// <param name="Subjects">What is told of offices and lines beyond their names: kind, size, room. Null: nothing.</param>
public sealed record NormsProfile(ImmutableArray<NormRule> Rules, ImmutableArray<NotEnforcedProfile> NotEnforced, ImmutableArray<SubjectProfile>? Subjects = null);

/// <param name="Id"><c>office/{id}</c> or <c>line/{id}</c> of the profile.</param>
/// <param name="Attributes">Name and value; numbers are written as text.</param>
public sealed record SubjectProfile(string Id, ImmutableSortedDictionary<string, string> Attributes);
