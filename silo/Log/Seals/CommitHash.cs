using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OpsHub.Silo.Log.Seals;

/// <summary>SHA-256 over all that a store keeps of a commit with events but its position.</summary>
internal sealed class CommitHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Of(LogRow row, Span<byte> hash)
    {
        var commit = row.Commit;
        Number(commit.BaseVersion);
        Number(commit.EventCount);
        Number(commit.RecordedAtNs);
        Text(commit.Stream);
        Text(commit.CommandId);
        Text(commit.Actor);
        Text(row.Refusal?.Code ?? "");
        Text(row.Refusal?.Detail ?? "");
        Bytes(row.Key.ToByteArray(bigEndian: true));
        Bytes(commit.Block);
        _hash.GetHashAndReset(hash);
    }

    /// <summary>The same as bytes of their own.</summary>
    public byte[] Of(LogRow row)
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        Of(row, hash);
        return hash;
    }

    public void Dispose() => _hash.Dispose();

    private void Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    /// <summary>With its length, so that what is moved from one field to the next is another commit.</summary>
    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        _hash.AppendData(bytes);
    }

    private void Number(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        _hash.AppendData(bytes);
    }
}
