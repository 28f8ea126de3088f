using OpsHub.Silo.Log;

namespace OpsHub.Silo.Verification;

/// <summary>How many commits retention has taken out of a log, and of which time.</summary>
/// <param name="Count">How many.</param>
/// <param name="FromNs">Hub time of the first, as nanoseconds since 1970.</param>
/// <param name="ToNs">Hub time of the last.</param>
internal readonly record struct GoneCommits(long Count, long FromNs, long ToNs)
{
    public GoneCommits With(GoneCommit gone) => Count == 0
        ? new GoneCommits(1, gone.RecordedAtNs, gone.RecordedAtNs)
        : new GoneCommits(Count + 1, Math.Min(FromNs, gone.RecordedAtNs), Math.Max(ToNs, gone.RecordedAtNs));

    /// <summary>Such as <c>12 commits of 2025-01-03 to 2025-10-31</c>.</summary>
    public override string ToString() => $"{Count} commits of {Day(FromNs)} to {Day(ToNs)}";

    private static string Day(long ns) => KeyedCommit.FromNs(ns).InUtc().Date.ToString("uuuu-MM-dd", null);
}
