using OpsHub.Silo.Log;

namespace OpsHub.Silo.Backups;

/// <summary>What was written or read.</summary>
/// <param name="Commits">Answered commands, those without events included.</param>
/// <param name="Events">Events.</param>
/// <param name="Head">Position of the newest event.</param>
public sealed record Copied(long Commits, long Events, long Head);

/// <summary>
/// A backup is a prefix of the commit order, with every answer given before it began. Rows are never changed, so it is read page by page beside a hub that writes (ADR 0101). Snapshots stay behind: they are only a saving.
/// </summary>
internal static class LogBackup
{
    public const string Kind = "OpsHub log, backup 3";

    /// <summary>Without what retention leaves.</summary>
    internal const string KindWithoutGone = "OpsHub log, backup 2";

    /// <summary>Without seals, too.</summary>
    internal const string KindWithoutSeals = "OpsHub log, backup 1";

    /// <exception cref="LogRefusedException">The file is there already or cannot be written, or retention took commits out meanwhile; nothing is left of it.</exception>
    /// <exception cref="LogAwayException">The store went away; nothing is left of the file.</exception>
    public static async Task<Copied> Take(ILogRows rows, string path, CancellationToken cancel)
    {
        // Followers first: what they have done is then in the log up to its head.
        var followers = await rows.Followers(cancel).ConfigureAwait(false);
        var thinnings = await rows.Thinnings(cancel).ConfigureAwait(false);
        var sealedTo = await rows.Seals.End(cancel).ConfigureAwait(false);   // before the head: a seal beyond it tells of an end that is gone, and goes along
        var header = new BackupHeader(rows.LogId, await rows.Head(cancel).ConfigureAwait(false), followers);
        var (commits, events) = (0L, 0L);
        await BackupFile.Write(path, Kind, async add =>
        {
            add(BackupRecords.Write(header));
            await foreach (var seal in rows.Seals.UpTo(sealedTo, cancel).ConfigureAwait(false)) add(BackupRecords.Write(seal));
            add([]);
            await foreach (var row in rows.InOrder(0, header.Head, cancel).ConfigureAwait(false)) Add(row);
            await foreach (var row in rows.Answers(cancel).ConfigureAwait(false)) Add(row);
            add([]);
            await foreach (var gone in rows.Gone(0, header.Head, cancel).ConfigureAwait(false)) add(BackupRecords.Write(gone));
            add([]);
            await foreach (var ground in rows.Grounds(cancel).ConfigureAwait(false)) add(BackupRecords.Write(ground));
            if (await rows.Thinnings(cancel).ConfigureAwait(false) != thinnings) throw new LogRefusedException("Retention took commits out of the log meanwhile: take the backup when it has ended.");

            void Add(LogRow row)
            {
                add(BackupRecords.Write(row));
                (commits, events) = (commits + 1, events + row.Commit.EventCount);
            }
        }).ConfigureAwait(false);
        return new Copied(commits, events, header.Head);
    }

    /// <summary>Puts a backup into an empty log; in one transaction, so that it is there whole or not at all.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="open">Opens the empty log's intake, once the backup is known to be one.</param>
    /// <param name="cancel">Gives up; the log stays empty.</param>
    /// <exception cref="LogRefusedException">The backup is damaged, or the log is not empty.</exception>
    public static async Task<Copied> Restore(string path, Func<CancellationToken, Task<ILogIntake>> open, CancellationToken cancel)
    {
        var kind = Array.Find([KindWithoutSeals, KindWithoutGone], before => BackupFile.IsOf(path, before)) ?? Kind;
        using var records = BackupFile.Read(path, kind).GetEnumerator();
        if (!records.MoveNext()) throw new LogRefusedException($"{path} is empty: take another backup.");
        var header = BackupRecords.ReadHeader(records.Current);
        var (commits, events) = (0L, 0L);
        await using var intake = await open(cancel).ConfigureAwait(false);
        if (kind != KindWithoutSeals)
            foreach (var record in UpToEmpty(records)) await intake.Take(BackupRecords.ReadSeal(record), cancel).ConfigureAwait(false);
        foreach (var record in UpToEmpty(records))
        {
            var row = BackupRecords.ReadRow(record);
            await intake.Take(row, cancel).ConfigureAwait(false);
            (commits, events) = (commits + 1, events + row.Commit.EventCount);
        }
        foreach (var record in UpToEmpty(records)) await intake.Take(BackupRecords.ReadGone(record), cancel).ConfigureAwait(false);
        foreach (var record in UpToEmpty(records)) await intake.Take(BackupRecords.ReadGround(record), cancel).ConfigureAwait(false);
        // Keys that come back from another backup are destroyed again where consent was withdrawn (ADR 0031).
        await intake.Complete(header.LogId, header.Head, [.. header.Followers.Where(f => f.Name != People.KeyLane.Follower)], cancel).ConfigureAwait(false);
        return new Copied(commits, events, header.Head);
    }

    /// <summary>The records of one kind; none where the file has ended.</summary>
    private static IEnumerable<byte[]> UpToEmpty(IEnumerator<byte[]> records)
    {
        while (records.MoveNext() && records.Current.Length > 0) yield return records.Current;
    }
}
