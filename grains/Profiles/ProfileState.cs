using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Profiles;

/// <summary>What is known of one version; its document is in the log and in the book of versions, not here.</summary>
/// <param name="InForceAt">From when it holds; null for a draft.</param>
/// <param name="InForce">Whether that has come.</param>
/// <param name="Withdrawn">Whether it will never hold.</param>
public sealed record KnownVersion(string Version, LocalDate ValidFrom, DateTimeZone TimeZone, string Digest, Instant? InForceAt = null, bool InForce = false, bool Withdrawn = false);

/// <param name="Revision">Grows with everything that is decided here: whoever decides on what he saw says which.</param>
public sealed record ProfileState(ImmutableArray<KnownVersion> Versions, int Revision)
{
    public static ProfileState None { get; } = new([], 0);

    /// <summary>The version of that name, or null.</summary>
    public KnownVersion? Find(string version) => Versions.FirstOrDefault(v => v.Version == version);
}
