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
    public const string Kind = "OpsHub log, backup 2";

    /// <summary>Without seals.</summary>
    private const string KindBefore = "OpsHub log, backup 1";

    /// <exception cref="LogRefusedException">The file is there already or cannot be written.</exception>
    /// <exception cref="LogAwayException">The store went away; nothing is left of the file.</exception>
    public static async Task<Copied> Take(ILogRows rows, string path, CancellationToken cancel)
    {
        // Followers first: what they have done is then in the log up to its head.
        var followers = await rows.Followers(cancel).ConfigureAwait(false);
        var sealedTo = await rows.Seals.End(cancel).ConfigureAwait(false);   // before the head: a seal beyond it tells of an end that is gone, and goes along
        var header = new BackupHeader(rows.LogId, await rows.Head(cancel).ConfigureAwait(false), followers);
        var (commits, events) = (0L, 0L);
        await BackupFile.Write(path, Kind, async add =>
        {
            add(BackupRecords.Write(header));
            await foreach (var seal in rows.Seals.UpTo(sealedTo, cancel).ConfigureAwait(false)) add(BackupRecords.Write(seal));
            add([]);   // seals end here
            await foreach (var row in rows.InOrder(0, header.Head, cancel).ConfigureAwait(false)) Add(row);
            await foreach (var row in rows.Answers(cancel).ConfigureAwait(false)) Add(row);

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
        var hasSeals = !BackupFile.IsOf(path, KindBefore);
        using var records = BackupFile.Read(path, hasSeals ? Kind : KindBefore).GetEnumerator();
        if (!records.MoveNext()) throw new LogRefusedException($"{path} is empty: take another backup.");
        var header = BackupRecords.ReadHeader(records.Current);
        var (commits, events) = (0L, 0L);
        await using var intake = await open(cancel).ConfigureAwait(false);
        while (hasSeals && records.MoveNext() && records.Current.Length > 0) await intake.Take(BackupRecords.ReadSeal(records.Current), cancel).ConfigureAwait(false);
        while (records.MoveNext())
        {
            var row = BackupRecords.ReadRow(records.Current);
            await intake.Take(row, cancel).ConfigureAwait(false);
            (commits, events) = (commits + 1, events + row.Commit.EventCount);
        }
        // Keys that come back from another backup are destroyed again where consent was withdrawn (ADR 0031).
        await intake.Complete(header.LogId, header.Head, [.. header.Followers.Where(f => f.Name != People.KeyLane.Follower)], cancel).ConfigureAwait(false);
        return new Copied(commits, events, header.Head);
    }
}
