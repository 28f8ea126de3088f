using System.Collections.Concurrent;
using System.Collections.Immutable;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Standards;

/// <summary>The traced standards of the companies that the hub serves, each by the version of its profile that is in force when it is asked for.</summary>
/// <param name="inForce">The profile in force, or null for a company without one.</param>
/// <param name="directory">Where the requirements lie.</param>
internal sealed class TracedStandards(Func<string, CompanyProfile?> inForce, string directory) : IRequirements
{
    private readonly ConcurrentDictionary<string, (CompanyProfile Profile, TracedStandard? Traced)> _traced = new(StringComparer.Ordinal);
    private readonly Lazy<ImmutableSortedDictionary<string, ImmutableArray<string>>> _tests = new(() => StandardFile.Tests(directory));

    public TracedStandard? Of(string company)
    {
        if (inForce(company) is not { } profile) return null;
        // traced once for each version: what a version says does not change
        if (!_traced.TryGetValue(company, out var known) || !ReferenceEquals(known.Profile, profile)) _traced[company] = known = (profile, Trace(profile));
        return known.Traced;
    }

    private TracedStandard? Trace(CompanyProfile profile) => StandardFile.Read(directory, profile.Id) is { } file ? Tracing.Of(profile, file, _tests.Value) : null;
}
