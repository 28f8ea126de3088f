using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Silo.Backups;
using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Sqlite;
using OpsHub.Silo.People;

namespace OpsHub.Silo.Migration;

/// <summary>
/// Copies an SQLite log into an empty PostgreSQL log: same log id, positions, versions, command ids and first answers, same places of the followers, and the keys of persons. The log in one transaction,
/// while the old one takes no commit: a copy that is broken off leaves the target empty and is begun again. Snapshots stay behind, for they are only a saving, but for those of the ground.
/// </summary>
internal static class SqliteToPostgres
{
    /// <exception cref="LogRefusedException">There is no such file, the target is not empty, or a hub has the file open; the target is left as it was.</exception>
    /// <exception cref="LogAwayException">One of the two cannot be reached.</exception>
    public static async Task<Copied> Copy(string path, string target, CancellationToken cancel)
    {
        if (!File.Exists(path)) throw new LogRefusedException($"There is no log {path}: name an existing file as sqlite:PATH.");
        await using (SqliteEventLog.Open(path, new EventLogOptions(), NullLogger.Instance)) { }   // brings an old file to the schema that is read here
        var file = new SqliteFile(Path.GetFullPath(path));
        using var old = Stopped(file);
        await using var rows = new SqliteRows(file);
        await using var intake = await LogIntakes.Open(target, cancel).ConfigureAwait(false);
        await PersonKeyCopy.Between($"sqlite:{path}", target, cancel).ConfigureAwait(false);   // before the log: with it they would be readable, without it they are of no use
        return await Rows(rows, intake, cancel).ConfigureAwait(false);
    }

    /// <summary>Holds the old log so that nobody is acknowledged anything by it from here on.</summary>
    private static SqliteConnection Stopped(SqliteFile file)
    {
        var old = SqliteFailure.Guard(file.Path, () => file.Open(SqliteOpenMode.ReadWrite));
        try
        {
            // Only whoever is alone on a file may change its journal: an idle hub, which holds no lock on its rows, is found by this.
            using var alone = new SqliteCommand("pragma journal_mode = delete", old) { CommandTimeout = 1 };
            if (alone.ExecuteScalar() is not "delete") throw InUse(file);
            SqliteFile.Execute(old, "pragma journal_mode = wal; begin immediate");
            return old;
        }
        catch (SqliteException e)
        {
            old.Dispose();
            throw e.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED ? InUse(file, e) : SqliteFailure.Of(file.Path, e);
        }
    }

    private static LogRefusedException InUse(SqliteFile file, SqliteException? e = null) => new($"A hub has {file.Path} open: stop it first.", e);

    private static async Task<Copied> Rows(SqliteRows rows, ILogIntake intake, CancellationToken cancel)
    {
        var sealedTo = await rows.Seals.End(cancel).ConfigureAwait(false);   // before the head: a seal beyond it tells of an end that is gone, and goes along
        var (head, commits, events) = (await rows.Head(cancel).ConfigureAwait(false), 0L, 0L);
        await foreach (var row in rows.InOrder(0, head, cancel).ConfigureAwait(false)) await Take(row).ConfigureAwait(false);
        await foreach (var row in rows.Answers(cancel).ConfigureAwait(false)) await Take(row).ConfigureAwait(false);
        await foreach (var gone in rows.Gone(0, head, cancel).ConfigureAwait(false)) await intake.Take(gone, cancel).ConfigureAwait(false);
        await foreach (var ground in rows.Grounds(cancel).ConfigureAwait(false)) await intake.Take(ground, cancel).ConfigureAwait(false);
        await foreach (var seal in rows.Seals.UpTo(sealedTo, cancel).ConfigureAwait(false)) await intake.Take(seal, cancel).ConfigureAwait(false);
        await intake.Complete(rows.LogId, head, await rows.Followers(cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
        return new Copied(commits, events, head);

        async Task Take(LogRow row)
        {
            await intake.Take(row, cancel).ConfigureAwait(false);
            (commits, events) = (commits + 1, events + row.Commit.EventCount);
        }
    }
}
