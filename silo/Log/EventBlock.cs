using System.Buffers.Binary;
using System.Text;
using NodaTime;

namespace OpsHub.Silo.Log;

/// <summary>
/// The events of one commit as one block of bytes, the same in both stores. Little-endian: format (1 byte, now 2), CRC-32C of all that
/// follows (4; not in format 1), then per event name length (2), name (UTF-8), source time as Unix seconds (8) and nanoseconds (4), data length (4), data.
/// A byte that a disk changed is seen by whoever reads the block, not only by a check.
/// </summary>
internal static class EventBlock
{
    private const byte Format = 2, FormatWithoutSum = 1;
    private const int SumAt = 1, SummedAt = 5;
    private const int FixedPerEvent = 2 + 8 + 4 + 4;

    public static byte[] Write(IReadOnlyList<EventData> events)
    {
        if (events.Count == 0) return [];

        var block = new byte[SummedAt + events.Sum(e => FixedPerEvent + Encoding.UTF8.GetByteCount(e.Name) + e.Data.Length)];
        block[0] = Format;
        var rest = block.AsSpan(SummedAt);
        foreach (var happened in events) rest = Write(happened, rest);
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(SumAt), Crc32C.Of(block.AsSpan(SummedAt)));
        return block;
    }

    /// <exception cref="FormatException">The bytes are not such a block.</exception>
    public static EventData[] Read(byte[] block, int count)
    {
        if (count == 0) return [];
        var at = Start(block);
        var events = new EventData[count];
        try
        {
            for (var i = 0; i < count; i++) events[i] = Read(block, ref at);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new FormatException("The event block ends too early.", e);
        }
        return at == block.Length ? events : throw new FormatException("The event block holds more than its events.");
    }

    /// <summary>Where the first event begins in a block whose sum is right.</summary>
    private static int Start(byte[] block) => block switch
    {
        [FormatWithoutSum, ..] => 1,
        [Format, _, _, _, _, ..] when BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(SumAt)) == Crc32C.Of(block.AsSpan(SummedAt)) => SummedAt,
        [Format, ..] => throw new FormatException("The event block's checksum is wrong."),
        _ => throw new FormatException("The event block is of an unknown format."),
    };

    private static Span<byte> Write(EventData happened, Span<byte> to)
    {
        var nameLength = Encoding.UTF8.GetBytes(happened.Name, to[2..]);
        BinaryPrimitives.WriteUInt16LittleEndian(to, (ushort)nameLength);
        to = to[(2 + nameLength)..];

        var seconds = happened.OccurredAt.ToUnixTimeSeconds();
        BinaryPrimitives.WriteInt64LittleEndian(to, seconds);
        BinaryPrimitives.WriteInt32LittleEndian(to[8..], (happened.OccurredAt - Instant.FromUnixTimeSeconds(seconds)).SubsecondNanoseconds);
        BinaryPrimitives.WriteInt32LittleEndian(to[12..], happened.Data.Length);
        happened.Data.Span.CopyTo(to[16..]);
        return to[(16 + happened.Data.Length)..];
    }

    private static EventData Read(byte[] block, ref int at)
    {
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(block.AsSpan(at));
        var name = Encoding.UTF8.GetString(block.AsSpan(at + 2, nameLength));
        at += 2 + nameLength;

        var seconds = BinaryPrimitives.ReadInt64LittleEndian(block.AsSpan(at));
        var nanoseconds = BinaryPrimitives.ReadInt32LittleEndian(block.AsSpan(at + 8));
        var length = BinaryPrimitives.ReadInt32LittleEndian(block.AsSpan(at + 12));
        var data = new ReadOnlyMemory<byte>(block, at + 16, length);
        at += 16 + length;
        return new EventData(name, data, Instant.FromUnixTimeSeconds(seconds).PlusNanoseconds(nanoseconds));
    }
}
