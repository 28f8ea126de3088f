using System.Text;
using NodaTime;

namespace OpsHub.Grains.Figures;

/// <summary>Writes the fields of packed records. <see cref="PackReader"/> reads them in the same order.</summary>
internal sealed class PackWriter
{
    private readonly List<byte> _bytes = [];
    private readonly List<string> _words = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private Instant _at = NodaConstants.UnixEpoch;
    private byte[] _id = [];

    public byte[] Bytes => [.. _bytes];

    public string[] Words => [.. _words];

    public void Byte(byte value) => _bytes.Add(value);

    /// <summary>Small ones take one byte, of either sign.</summary>
    public void Number(long value)
    {
        var left = (ulong)((value << 1) ^ (value >> 63));
        for (; left >= 0x80; left >>= 7) _bytes.Add((byte)(left | 0x80));
        _bytes.Add((byte)left);
    }

    /// <summary>As the time since the instant before.</summary>
    public void At(Instant at)
    {
        Number((at - _at).ToInt64Nanoseconds());
        _at = at;
    }

    /// <summary>A word that comes again and again, or null.</summary>
    public void Word(string? word)
    {
        if (word is null)
        {
            Number(0);
            return;
        }
        if (!_places.TryGetValue(word, out var place))
        {
            _words.Add(word);
            _places[word] = place = _words.Count;
        }
        Number(place);
    }

    /// <summary>An id that comes once, or null. Ids of a day begin alike: only what differs from the one before is written.</summary>
    public void Id(string? id)
    {
        if (id is null)
        {
            Number(-1);
            return;
        }
        var bytes = Encoding.UTF8.GetBytes(id);
        var alike = bytes.AsSpan().CommonPrefixLength(_id);
        Number(alike);
        Number(bytes.Length - alike);
        _bytes.AddRange(bytes.AsSpan(alike));
        _id = bytes;
    }
}
