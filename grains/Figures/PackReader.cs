using System.Runtime.InteropServices;
using System.Text;
using NodaTime;

namespace OpsHub.Grains.Figures;

/// <summary>Reads what <see cref="PackWriter"/> wrote.</summary>
/// <param name="words">The words by their place.</param>
/// <param name="bytes">The records.</param>
/// <param name="named">Whether ids are wanted; otherwise they are passed over.</param>
internal sealed class PackReader(string[] words, byte[] bytes, bool named)
{
    private readonly List<byte> _id = [];
    private Instant _at = NodaConstants.UnixEpoch;
    private int _next;

    public byte Byte() => bytes[_next++];

    public long Number()
    {
        var (value, shift) = (0UL, 0);
        byte part;
        do
        {
            part = bytes[_next++];
            value |= (ulong)(part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80);
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public int Int() => (int)Number();

    public Instant At() => _at += Duration.FromNanoseconds(Number());

    public string? Word() => Int() is var place && place == 0 ? null : words[place - 1];

    public string? Id()
    {
        if (Int() is var alike && alike < 0) return null;
        var length = Int();
        var rest = bytes.AsSpan(_next, length);
        _next += length;
        if (!named) return null;
        _id.RemoveRange(alike, _id.Count - alike);
        _id.AddRange(rest);
        return Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(_id));
    }
}
