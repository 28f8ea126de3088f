using System.ComponentModel.DataAnnotations;

namespace OpsHub.ClientHub.Feed;

/// <summary>The feed of frames to screens.</summary>
public sealed class FeedOptions
{
    public const string Section = "Feed";

    /// <summary>Milliseconds between two pushes of one board; everything that changed in between goes into one frame.</summary>
    [Range(20, 5000, ErrorMessage = "Feed:PushIntervalMs is 20 to 5000 ms.")]
    public int PushIntervalMs { get; set; } = 100;

    /// <summary>Milliseconds after which a board without news sends a heartbeat.</summary>
    [Range(100, 2000, ErrorMessage = "Feed:HeartbeatMs is 100 to 2000 ms; screens call the feed stale soon after.")]
    public int HeartbeatMs { get; set; } = 1800;

    /// <summary>Seconds after which a client that reads nothing is cut off.</summary>
    [Range(1, 3600, ErrorMessage = "Feed:StalledAfterS is 1 to 3600 s.")]
    public int StalledAfterS { get; set; } = 60;

    /// <summary>Boards that one connection may watch.</summary>
    [Range(1, 1000, ErrorMessage = "Feed:MaxViews is 1 to 1000.")]
    public int MaxViews { get; set; } = 64;

    /// <summary>Bytes that may wait in the hub for one client; past this it is sent nothing until it has read, then the newest.</summary>
    [Range(1024, 1 << 20, ErrorMessage = "Feed:ClientBufferBytes is 1024 to 1048576 bytes.")]
    public int ClientBufferBytes { get; set; } = 16 << 10;
}
