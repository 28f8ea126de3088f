using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OpsHub.Silo.Log.Seals;

/// <summary>
/// Hashes a log's commits in their order, each over all that its store keeps of it and over the chain before it: h(n) = SHA-256(h(n−1), position, SHA-256(commit n)), beginning with the log's id. Personal details
/// are in it as they lie, sealed: a key that is destroyed changes nothing. Answers without events have no place in the order and are not in it.
/// </summary>
internal sealed class LogChain : IDisposable
{
    private static readonly byte[] Beginning = "OpsHub chain 1"u8.ToArray();

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _sum, _link;

    /// <summary>Before the first commit.</summary>
    public LogChain(Guid log)
    {
        _sum = new byte[SHA256.HashSizeInBytes];
        _link = SHA256.HashData([.. Beginning, .. log.ToByteArray(bigEndian: true)]);
    }

    /// <summary>Behind a seal.</summary>
    public LogChain(Seal seal) => (Position, Commits, _sum, _link) = (seal.Position, seal.Commits, Convert.FromHexString(seal.Sum), Convert.FromHexString(seal.Hash));

    public long Position { get; private set; }

    public long Commits { get; private set; }

    public Seal Seal => new(Position, Commits, Convert.ToHexStringLower(_sum), Convert.ToHexStringLower(_link));

    /// <summary>The next commit with events.</summary>
    public void Add(LogRow row)
    {
        Span<byte> commit = stackalloc byte[SHA256.HashSizeInBytes];
        HashOf(row, commit);
        for (var i = 0; i < commit.Length; i++) _sum[i] ^= commit[i];
        _hash.AppendData(_link);
        Number(row.Commit.Position);
        _hash.AppendData(commit);
        _hash.GetHashAndReset(_link);
        (Position, Commits) = (row.Commit.Position, Commits + 1);
    }

    public void Dispose() => _hash.Dispose();

    private void HashOf(LogRow row, Span<byte> hash)
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
