using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OpsHub.Silo.Log.Seals;

/// <summary>
/// Hashes a log's commits in their order, each over all that its store keeps of it and over the chain before it: h(n) = SHA-256(h(n−1), position, SHA-256(commit n)), beginning with the log's id. Personal details
/// are in it as they lie, sealed: a key that is destroyed changes nothing. Answers without events have no place in the order and are not in it. Of a commit that is gone the hash is enough.
/// </summary>
internal sealed class LogChain : IDisposable
{
    private static readonly byte[] Beginning = "OpsHub chain 1"u8.ToArray();

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly CommitHash _commit = new();
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
        _commit.Of(row, commit);
        Add(row.Commit.Position, commit);
    }

    /// <summary>The next commit, of which only place and hash are left.</summary>
    public void Add(GoneCommit gone) => Add(gone.Position, Convert.FromHexString(gone.Hash));

    public void Add(OrderPlace place)
    {
        if (place.Row is { } row) Add(row);
        else Add(place.Gone!);
    }

    public void Dispose()
    {
        _hash.Dispose();
        _commit.Dispose();
    }

    private void Add(long position, ReadOnlySpan<byte> commit)
    {
        for (var i = 0; i < _sum.Length; i++) _sum[i] ^= commit[i];
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, position);
        _hash.AppendData(_link);
        _hash.AppendData(number);
        _hash.AppendData(commit);
        _hash.GetHashAndReset(_link);
        (Position, Commits) = (position, Commits + 1);
    }
}
