using NodaTime;

namespace OpsHub.Silo.Profiles.Versions;

/// <summary>One version of a company's profile as the hub knows it.</summary>
/// <param name="Profile">What it says.</param>
/// <param name="Document">The same as JSON.</param>
/// <param name="By">Who uploaded it; null for the one that comes with the program.</param>
/// <param name="UploadedAt">When; null for the one that comes with the program.</param>
/// <param name="InForceAt">From when it holds; null for a draft.</param>
/// <param name="ActivatedBy">Who decided that, or null.</param>
/// <param name="Corrects">Version whose place it takes, or null.</param>
/// <param name="Withdrawn">Whether it will never hold.</param>
public sealed record ProfileVersion(
    CompanyProfile Profile, string Document, string? By = null, Instant? UploadedAt = null, Instant? InForceAt = null, string? ActivatedBy = null, string? Corrects = null, bool Withdrawn = false)
{
    public string Name => Profile.Version;
}
