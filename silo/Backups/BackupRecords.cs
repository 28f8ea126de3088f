using System.Text;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Seals;

namespace OpsHub.Silo.Backups;

/// <summary>What stands at the beginning of a backup.</summary>
/// <param name="Head">Position up to which every event is in it.</param>
/// <param name="Followers">Places of followers, none beyond the head.</param>
internal sealed record BackupHeader(Guid LogId, long Head, IReadOnlyList<FollowerPosition> Followers);

/// <summary>Records of a backup of a log: the header, then seals, rows, what is left of commits that are gone, and what was folded from these, with an empty record between two kinds.</summary>
internal static class BackupRecords
{
    public static byte[] Write(BackupHeader header) => Bytes(to =>
    {
        to.Write(header.LogId.ToByteArray());
        to.Write(header.Head);
        to.Write(header.Followers.Count);
        foreach (var follower in header.Followers)
        {
            to.Write(follower.Name);
            to.Write(follower.Position);
        }
    });

    public static BackupHeader ReadHeader(byte[] record)
    {
        using var from = Reader(record);
        return new BackupHeader(new Guid(from.ReadBytes(16)), from.ReadInt64(), [.. Enumerable.Range(0, from.ReadInt32()).Select(_ => new FollowerPosition(from.ReadString(), from.ReadInt64()))]);
    }

    public static byte[] Write(Seal seal) => Bytes(to =>
    {
        to.Write(seal.Position);
        to.Write(seal.Commits);
        to.Write(seal.Sum);
        to.Write(seal.Hash);
    });

    public static Seal ReadSeal(byte[] record)
    {
        using var from = Reader(record);
        return new Seal(from.ReadInt64(), from.ReadInt64(), from.ReadString(), from.ReadString());
    }

    public static byte[] Write(GoneCommit gone) => Bytes(to =>
    {
        to.Write(gone.Position);
        to.Write(gone.StreamKey);
        to.Write(gone.BaseVersion);
        to.Write(gone.EventCount);
        to.Write(gone.RecordedAtNs);
        to.Write(Convert.FromHexString(gone.Hash));
    });

    public static GoneCommit ReadGone(byte[] record)
    {
        using var from = Reader(record);
        return new GoneCommit(from.ReadInt64(), from.ReadInt64(), from.ReadInt64(), from.ReadInt32(), from.ReadInt64(), Convert.ToHexStringLower(from.ReadBytes(32)));
    }

    public static byte[] Write(Snapshot ground) => Bytes(to =>
    {
        to.Write(ground.Name);
        to.Write(ground.Shape);
        to.Write(ground.Version);
        to.Write(ground.Data.Length);
        to.Write(ground.Data.Span);
    });

    public static Snapshot ReadGround(byte[] record)
    {
        using var from = Reader(record);
        return new Snapshot(from.ReadString(), from.ReadInt32(), from.ReadInt64(), from.ReadBytes(from.ReadInt32()));
    }

    public static byte[] Write(LogRow row) => Bytes(to =>
    {
        var commit = row.Commit;
        to.Write(commit.Position);
        to.Write(commit.Stream);
        to.Write(commit.BaseVersion);
        to.Write(commit.EventCount);
        to.Write(commit.CommandId);
        to.Write(commit.Actor);
        to.Write(commit.RecordedAtNs);
        to.Write(commit.Block.Length);
        to.Write(commit.Block);
        to.Write(row.Key.ToByteArray());
        to.Write(row.Refusal is not null);
        if (row.Refusal is not { } refusal) return;
        to.Write(refusal.Code);
        to.Write(refusal.Detail);
    });

    public static LogRow ReadRow(byte[] record)
    {
        using var from = Reader(record);
        var commit = new StoredCommit(from.ReadInt64(), from.ReadString(), from.ReadInt64(), from.ReadInt32(), from.ReadString(), from.ReadString(), from.ReadInt64(), from.ReadBytes(from.ReadInt32()));
        return new LogRow(commit, new Guid(from.ReadBytes(16)), from.ReadBoolean() ? new Refusal(from.ReadString(), from.ReadString()) : null);
    }

    public static byte[] Bytes(Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var to = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true)) write(to);
        return bytes.ToArray();
    }

    public static BinaryReader Reader(byte[] record) => new(new MemoryStream(record), Encoding.UTF8);
}
