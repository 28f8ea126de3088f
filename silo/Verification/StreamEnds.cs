using OpsHub.Silo.Log;

namespace OpsHub.Silo.Verification;

/// <summary>
/// Where each stream ends, as its commits pass by in the order of the log, gone ones among them. A stream of which everything before is gone may begin anew; one of which something stays keeps its first and its newest commit.
/// Remembers some 50 bytes of each stream.
/// </summary>
internal sealed class StreamEnds(Findings findings)
{
    private readonly Dictionary<long, StreamEnd> _ends = [];

    public int Count => _ends.Count;

    /// <summary>The next commit that is there.</summary>
    public void There(string where, StoredCommit commit)
    {
        var key = GoneCommit.KeyOf(commit.Stream);
        var end = _ends.GetValueOrDefault(key);
        if (!Follows(end, commit.BaseVersion)) findings.Add(where, $"the stream ended at version {end.Version}, and this commit begins at {commit.BaseVersion}");
        if (!end.SomeThere && commit.BaseVersion > 0 && end.Version == commit.BaseVersion) findings.Add(where, "the stream goes on here, and its first commit is gone");
        _ends[key] = new StreamEnd(commit.BaseVersion + commit.EventCount, SomeThere: true, NewestGoneAt: 0);
    }

    /// <summary>The next commit that is gone.</summary>
    public void Gone(GoneCommit gone)
    {
        var end = _ends.GetValueOrDefault(gone.StreamKey);
        if (!Follows(end, gone.BaseVersion)) findings.Add($"position {gone.Position}", $"its stream ended at version {end.Version}, and the commit that is gone began at {gone.BaseVersion}");
        _ends[gone.StreamKey] = new StreamEnd(gone.BaseVersion + gone.EventCount, end.SomeThere, gone.Position);
    }

    /// <summary>After the last commit.</summary>
    public void End()
    {
        foreach (var end in _ends.Values.Where(e => e.SomeThere && e.NewestGoneAt > 0)) findings.Add($"position {end.NewestGoneAt}", "the newest commit of its stream is gone, and older ones are not");
    }

    private static bool Follows(StreamEnd end, long begins) => begins == end.Version || begins == 0 && !end.SomeThere;

    /// <param name="Version">Version after the newest commit.</param>
    /// <param name="SomeThere">Whether a commit of it is there.</param>
    /// <param name="NewestGoneAt">Position of the newest commit if it is gone, or 0.</param>
    private readonly record struct StreamEnd(long Version, bool SomeThere, long NewestGoneAt);
}
