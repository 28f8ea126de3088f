using System.Buffers.Text;

namespace OpsHub.Bench.Feed.Screens;

/// <summary>Reads the little of a feed message that the measurement needs, without parsing it.</summary>
internal static class FrameHead
{
    /// <summary>Bytes from the start of a message within which everything looked for stands.</summary>
    public const int Length = 512;

    /// <summary>The sequence of a frame that brings news; null for heartbeats and anything else.</summary>
    public static long? NewsSeq(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("\"frame\""u8) < 0 || head.IndexOf("\"heartbeat\""u8) >= 0) return null;
        var at = head.IndexOf("\"seq\":"u8);
        return at >= 0 && Utf8Parser.TryParse(head[(at + 6)..], out long seq, out _) ? seq : null;
    }
}
