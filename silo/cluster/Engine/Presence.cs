namespace OpsHub.Cluster.Engine;

/// <summary>How this process stands in its cluster.</summary>
internal abstract class Presence
{
    public abstract int ActiveGrains { get; }

    /// <summary>Why commands cannot be taken now, one sentence; null when they can.</summary>
    public abstract string? Absence { get; }

    /// <summary>Prepares to leave in good order.</summary>
    public abstract Task Leave();
}
