using System.ComponentModel.DataAnnotations;

namespace OpsHub.ClientHub.Facts;

/// <summary>What sources report.</summary>
public sealed class FactOptions
{
    public const string Section = "Facts";

    /// <summary>Largest body of reported facts, bytes.</summary>
    [Range(1024, 1L << 30, ErrorMessage = "Facts:MaxBodyBytes is 1024 to 1073741824 bytes.")]
    public long MaxBodyBytes { get; set; } = 64L << 20;

    /// <summary>Longest line of NDJSON, bytes without its end.</summary>
    [Range(256, 1 << 20, ErrorMessage = "Facts:MaxLineBytes is 256 to 1048576 bytes.")]
    public int MaxLineBytes { get; set; } = 64 << 10;

    /// <summary>Facts of one request that are on their way to different grains at once; facts of one grain always go one after the other.</summary>
    [Range(1, 4096, ErrorMessage = "Facts:InFlight is 1 to 4096.")]
    public int InFlight { get; set; } = 256;

    /// <summary>How far a source's clock may be ahead of the hub's, seconds.</summary>
    [Range(0, 86400, ErrorMessage = "Facts:MaxAheadS is 0 to 86400 seconds.")]
    public int MaxAheadS { get; set; } = 300;

    /// <summary>How old a reported fact may be, days; reaches over two months so that a month's figures can be completed.</summary>
    [Range(1, 3660, ErrorMessage = "Facts:MaxAgeDays is 1 to 3660 days.")]
    public int MaxAgeDays { get; set; } = 62;
}
