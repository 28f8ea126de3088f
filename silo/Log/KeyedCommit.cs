using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace OpsHub.Silo.Log;

/// <summary>A commit made ready by its caller, so that the writer only has to send it.</summary>
/// <param name="Commit">What to write.</param>
/// <param name="Key">First 16 bytes of SHA-256 over stream, a zero byte and command id: one index entry of fixed size, whatever their lengths.</param>
/// <param name="Block">Its events, see <see cref="EventBlock"/>.</param>
/// <param name="RecordedAtNs">Hub time as nanoseconds since 1970.</param>
internal sealed record KeyedCommit(Commit Commit, Guid Key, byte[] Block, long RecordedAtNs)
{
    /// <exception cref="ArgumentException">No store could hold the commit, see <see cref="CommitRules"/>.</exception>
    public static KeyedCommit From(Commit commit)
    {
        CommitRules.Check(commit);
        return new KeyedCommit(commit, KeyOf(commit.Stream, commit.CommandId), EventBlock.Write(commit.Events), ToNs(commit.RecordedAt));
    }

    public static Instant FromNs(long ns) => NodaConstants.UnixEpoch + Duration.FromNanoseconds(ns);

    public static long ToNs(Instant at) => (at - NodaConstants.UnixEpoch).ToInt64Nanoseconds();

    /// <summary>The key under which a store finds a command again.</summary>
    public static Guid KeyOf(string stream, string commandId)
    {
        Span<byte> text = stackalloc byte[Encoding.UTF8.GetMaxByteCount(CommitRules.MaxStreamLength + CommitRules.MaxCommandIdLength + 1)];
        var length = Encoding.UTF8.GetBytes(stream, text);
        text[length++] = 0;
        length += Encoding.UTF8.GetBytes(commandId, text[length..]);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..length], hash);
        return new Guid(hash[..16], bigEndian: true);
    }
}
