using System.Collections.Immutable;
using System.Text;
using NodaTime;
using OpsHub.Grains.Profiles;

namespace OpsHub.Silo.Profiles.Versions;

/// <summary>Every version of every company's profile: those that come with the program and what the log tells. One thread applies facts, any thread asks.</summary>
internal sealed class VersionBook
{
    private volatile ImmutableSortedDictionary<string, ImmutableArray<ProfileVersion>> _companies;
    private ImmutableSortedDictionary<string, int> _revisions = ImmutableSortedDictionary<string, int>.Empty;

    /// <param name="shipped">The first version of each company.</param>
    public VersionBook(IEnumerable<ProfileVersion> shipped) => _companies = shipped.ToImmutableSortedDictionary(v => v.Profile.Id, v => ImmutableArray.Create(v));

    public IEnumerable<string> Companies => _companies.Keys;

    /// <summary>The versions of a company in the order in which they came; empty for one without a profile.</summary>
    public ImmutableArray<ProfileVersion> Of(string company) => _companies.GetValueOrDefault(company, []);

    /// <summary>What the grain's revision is as far as the log is folded.</summary>
    public int RevisionOf(string company) => _revisions.GetValueOrDefault(company);

    /// <summary>The versions in force, each from its instant on; null for a company that has none.</summary>
    public Timeline<ProfileVersion>? InForce(string company)
    {
        var active = Of(company).Where(v => v.InForceAt is not null).ToList();
        // a correction stands where the version stands that it corrects, from its beginning on, and hides it
        var corrected = active.Where(v => v.Corrects is not null).ToLookup(v => v.Corrects!);
        var standing = active.Where(v => !corrected[v.Name].Any()).Select(v => (Beginning(v, active), v)).ToList();
        return standing.Count == 0 ? null : new Timeline<ProfileVersion>(standing);
    }

    public void Apply(string company, ProfileEvent happened)
    {
        _companies = happened switch
        {
            ProfileUploaded e => _companies.SetItem(company, Of(company).Add(Read(company, e))),
            ProfileActivated e => With(company, e.Version, v => v with { InForceAt = e.InForceAt, ActivatedBy = e.By, Corrects = e.Corrects }),
            ProfileWithdrawn e => With(company, e.Version, v => v with { Withdrawn = true, InForceAt = null }),
            ProfileTookForce => _companies,
            _ => throw new InvalidOperationException($"Unknown event {happened}."),
        };
        _revisions = _revisions.SetItem(company, RevisionOf(company) + 1);
    }

    private static Instant Beginning(ProfileVersion version, List<ProfileVersion> active)
    {
        for (var steps = 0; steps < active.Count && version.Corrects is { } name && active.Find(v => v.Name == name) is { } corrected; steps++) version = corrected;
        return version.InForceAt!.Value;
    }

    /// <summary>It was checked before it was written; a later program that refuses what an earlier one took must not lose it in silence, so it throws.</summary>
    private static ProfileVersion Read(string company, ProfileUploaded e) =>
        new(ProfileReader.Parse($"{company}.json", Encoding.UTF8.GetBytes(e.Document)), e.Document, e.By, e.At);

    private ImmutableSortedDictionary<string, ImmutableArray<ProfileVersion>> With(string company, string version, Func<ProfileVersion, ProfileVersion> change) =>
        _companies.SetItem(company, [.. Of(company).Select(v => v.Name == version ? change(v) : v)]);
}
