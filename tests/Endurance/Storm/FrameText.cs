using System.Buffers.Text;
using System.Text;

namespace OpsHub.Endurance.Storm;

/// <summary>What a page remembers of a frame: where it stands. Read off the beginning of the message without parsing it.</summary>
internal readonly record struct FrameText(string Kind, string Epoch, long Seq)
{
    /// <summary>Bytes within which all of it stands.</summary>
    public const int Length = 512;

    /// <returns>Null for anything but a frame.</returns>
    public static FrameText? Of(ReadOnlySpan<byte> head) =>
        head.IndexOf("\"target\":\"frame\""u8) >= 0 && Utf8Parser.TryParse(After(head, "\"seq\":"u8), out long seq, out _)
            ? new FrameText(Text(head, "\"kind\":\""u8), Text(head, "\"epoch\":\""u8), seq)
            : null;

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> head, ReadOnlySpan<byte> member) => head.IndexOf(member) is >= 0 and var at ? head[(at + member.Length)..] : [];

    private static string Text(ReadOnlySpan<byte> head, ReadOnlySpan<byte> member)
    {
        var rest = After(head, member);
        return Encoding.UTF8.GetString(rest[..Math.Max(0, rest.IndexOf((byte)'"'))]);
    }
}
