using System.Buffers.Binary;
using System.Numerics;

namespace OpsHub.Silo.Log;

/// <summary>CRC-32C (Castagnoli, RFC 3720 appendix B.4), which processors compute by themselves: some 30 ns for an ordinary commit.</summary>
internal static class Crc32C
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes) sum = BitOperations.Crc32C(sum, one);
        return ~sum;
    }
}
