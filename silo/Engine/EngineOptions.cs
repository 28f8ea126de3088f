using System.ComponentModel.DataAnnotations;

namespace OpsHub.Silo.Engine;

/// <summary>How the embedded engine holds grains.</summary>
public sealed class EngineOptions
{
    public const string Section = "Engine";

    /// <summary>Commands that may wait for one grain; one more is refused, never dropped.</summary>
    [Range(1, 100_000, ErrorMessage = "Engine:MailboxCapacity is 1 to 100000.")]
    public int MailboxCapacity { get; set; } = 1_000;

    /// <summary>Seconds of hub time without a command after which a grain leaves memory.</summary>
    [Range(1, 86_400, ErrorMessage = "Engine:IdleReleaseS is 1 to 86400 seconds.")]
    public int IdleReleaseS { get; set; } = 300;

    /// <summary>Events after which a grain's state is kept as a snapshot; one load reads at most about this many.</summary>
    [Range(1, 100_000, ErrorMessage = "Engine:SnapshotEveryEvents is 1 to 100000.")]
    public int SnapshotEveryEvents { get; set; } = 200;
}
