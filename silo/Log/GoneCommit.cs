using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OpsHub.Silo.Log;

/// <summary>What stays of a commit that retention has taken out of a log: its place in the order and in its stream, and its hash, with which the chain is computed on (ADR 0125).</summary>
/// <param name="Position">Position of its last event.</param>
/// <param name="StreamKey">Which stream it was of, see <see cref="KeyOf"/>.</param>
/// <param name="BaseVersion">Version of the stream before its first event.</param>
/// <param name="EventCount">How many events it had.</param>
/// <param name="RecordedAtNs">Hub time as nanoseconds since 1970.</param>
/// <param name="Hash">Of the commit, see <see cref="Seals.CommitHash"/>; hexadecimal.</param>
internal sealed record GoneCommit(long Position, long StreamKey, long BaseVersion, int EventCount, long RecordedAtNs, string Hash)
{
    /// <summary>First 8 bytes of SHA-256 over a stream's name: enough to tell its commits from others', and nobody can be read from it.</summary>
    public static long KeyOf(string stream)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(stream), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
