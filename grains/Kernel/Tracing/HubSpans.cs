using System.Diagnostics;

namespace OpsHub.Grains.Kernel.Tracing;

/// <summary>
/// The hub's own spans, from a request's edge over the turn and the commit to the frame on a screen. None holds a person, an account or a grain's key: which grain it was says the log, asked for the command id.
/// The hub's own work, begun by nobody's request, has none.
/// </summary>
public static class HubSpans
{
    /// <summary>Under which tracing tools subscribe to them.</summary>
    public const string Source = "OpsHub";

    private static readonly ActivitySource Spans = new(Source);

    /// <summary>Whether what goes on here belongs to a trace that is kept.</summary>
    public static bool AreKept => Spans.HasListeners() && Activity.Current is { Recorded: true };

    /// <summary>A span within what goes on here; null where that is not traced.</summary>
    public static Activity? Within(string name) => AreKept ? Spans.StartActivity(name) : null;

    /// <summary>A span of work that somebody else handed over; null where the one who did is not traced.</summary>
    public static Activity? After(ActivityContext cause, string name, IEnumerable<ActivityLink>? others = null) =>
        IsKept(cause) && Spans.HasListeners() ? Spans.StartActivity(name, ActivityKind.Internal, cause, links: others) : null;

    /// <summary>What a piece of work that is done elsewhere will be traced under.</summary>
    public static ActivityContext Cause => AreKept ? Activity.Current!.Context : default;

    private static bool IsKept(ActivityContext cause) => (cause.TraceFlags & ActivityTraceFlags.Recorded) != 0;
}
