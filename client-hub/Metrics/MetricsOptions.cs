namespace OpsHub.ClientHub.Metrics;

/// <summary>The metrics page.</summary>
public sealed class MetricsOptions
{
    public const string Section = "Metrics";

    /// <summary>Whether programs on this machine may read the metrics without a key; requests that came through a proxy never may.</summary>
    public bool TrustLoopback { get; set; } = true;

    /// <summary>Names of the meters shown; a star stands for any ending.</summary>
    public string[] Meters { get; set; } = ["OpsHub.*", "System.Runtime"];
}
