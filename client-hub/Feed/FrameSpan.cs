using System.Diagnostics;
using OpsHub.Grains.Kernel.Tracing;

namespace OpsHub.ClientHub.Feed;

/// <summary>The end of a trace: the frames of one board that bring what traced commits have changed. It belongs to the newest of them and is linked to the others.</summary>
internal static class FrameSpan
{
    /// <summary>Null unless such a commit is among the news.</summary>
    /// <param name="after">Position that the watchers have.</param>
    /// <param name="upTo">Position that they will have.</param>
    public static Activity? Begin(CommitTrail trail, string board, long after, long upTo)
    {
        var commits = trail.Between(after, upTo);
        if (commits.Count == 0) return null;
        var others = commits.Take(commits.Count - 1).TakeLast(MostLinks).Select(c => new ActivityLink(c));
        return HubSpans.After(commits[^1], "frame", others)?.SetTag("opshub.board", board).SetTag("opshub.from", after).SetTag("opshub.to", upTo);
    }

    private const int MostLinks = 32;
}
