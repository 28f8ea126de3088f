using System.ComponentModel.DataAnnotations;

namespace OpsHub.Silo.Engine;

/// <summary>How the embedded engine holds grains.</summary>
public sealed class EngineOptions
{
    /// <summary>Commands that may wait for one grain; one more is refused, never dropped. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int MailboxCapacity { get; set; } = 1_000;

    /// <summary>Seconds of hub time without a command after which a grain leaves memory. Default 300.</summary>
    [Range(1, 86_400)]
    public int IdleReleaseS { get; set; } = 300;

    /// <summary>Events after which a grain's state is kept as a snapshot; one load reads at most about this many. Default 200.</summary>
    [Range(1, 100_000)]
    public int SnapshotEveryEvents { get; set; } = 200;
}
