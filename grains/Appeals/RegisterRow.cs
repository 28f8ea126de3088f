using System.Runtime.InteropServices;
using NodaTime;

namespace OpsHub.Grains.Appeals;

[Flags]
internal enum RowFlags : ushort
{
    None = 0, Vip = 1, Anonymous = 2, Extended = 4, Repeat = 8, Late = 16,

    /// <summary>The same customer came again with the same topic.</summary>
    Repeated = 32,
    Forwarded = 64, Founded = 128, Unfounded = 256,

    /// <summary>A clock ran out before what was due was done.</summary>
    Overdue = 512,
    RejectedFounded = 1024,
}

/// <summary>One appeal in the register, 80 bytes: a million are scanned in a few milliseconds, so there is no index to keep right. Words are numbers of <see cref="WordList"/>, instants ticks.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct RegisterRow
{
    /// <summary>An instant that is not there; sorts behind all others.</summary>
    public const long Never = long.MaxValue;

    public string Id;
    public long RegisteredAt, DueAt, AmberAt, EndedAt;
    public int Number, Executor, Topic, Kind, Channel, Office, Category;
    public short Year;
    public AppealPhase Phase;
    public RowFlags Flags;

    public readonly bool Over => Phase is AppealPhase.Closed or AppealPhase.Left;

    public static long Ticks(Instant? at) => at?.ToUnixTimeTicks() ?? Never;

    public static Instant? At(long ticks) => ticks == Never ? null : Instant.FromUnixTimeTicks(ticks);

    public readonly void Write(BinaryWriter to)
    {
        to.Write(Id);
        foreach (var at in (ReadOnlySpan<long>)[RegisteredAt, DueAt, AmberAt, EndedAt]) to.Write(at);
        foreach (var word in (ReadOnlySpan<int>)[Number, Executor, Topic, Kind, Channel, Office, Category]) to.Write(word);
        to.Write(Year);
        to.Write((byte)Phase);
        to.Write((ushort)Flags);
    }

    public static RegisterRow Read(BinaryReader from) => new()
    {
        Id = from.ReadString(),
        RegisteredAt = from.ReadInt64(), DueAt = from.ReadInt64(), AmberAt = from.ReadInt64(), EndedAt = from.ReadInt64(),
        Number = from.ReadInt32(), Executor = from.ReadInt32(), Topic = from.ReadInt32(), Kind = from.ReadInt32(), Channel = from.ReadInt32(), Office = from.ReadInt32(), Category = from.ReadInt32(),
        Year = from.ReadInt16(), Phase = (AppealPhase)from.ReadByte(), Flags = (RowFlags)from.ReadUInt16(),
    };
}

/// <summary>Words that come again and again, as numbers from 1; 0 is no word.</summary>
internal sealed class WordList
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    public int Of(string? word)
    {
        if (word is null) return 0;
        if (_numbers.TryGetValue(word, out var number)) return number;
        _words.Add(word);
        return _numbers[word] = _words.Count;
    }

    /// <summary>The number of a word, or −1 for one that never came.</summary>
    public int Find(string word) => _numbers.GetValueOrDefault(word, -1);

    public string? this[int number] => number == 0 ? null : _words[number - 1];

    public void Write(BinaryWriter to)
    {
        to.Write(_words.Count);
        foreach (var word in _words) to.Write(word);
    }

    public static WordList Read(BinaryReader from)
    {
        var list = new WordList();
        for (var left = from.ReadInt32(); left > 0; left--) list.Of(from.ReadString());
        return list;
    }
}
