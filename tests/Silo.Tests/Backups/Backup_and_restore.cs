using System.Text;
using OpsHub.Silo.Backups;
using OpsHub.Silo.Log;
using OpsHub.Silo.Tests.Support;
using OpsHub.Silo.Tests.Verification;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Backups;

public sealed class Backup_and_restore : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-backup-");

    private string FilePath => Path.Combine(_folder.FullName, "log.backup");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public Task Of_a_busy_SQLite_log_is_a_prefix_with_everything_acknowledged_before_it_began() => Prefix(Sqlite("busy.db"), Sqlite("new.db"));

    [PostgresFact]
    public async Task Of_a_busy_PostgreSQL_log_is_a_prefix_with_everything_acknowledged_before_it_began()
    {
        await using var busy = await Postgres.CreateDatabase();
        await using var empty = await Postgres.CreateDatabase();
        await Prefix(busy.ConnectionString, empty.ConnectionString);
    }

    [PostgresFact]
    public async Task Goes_from_either_store_into_the_other()
    {
        await using var first = await Postgres.CreateDatabase();
        await using var second = await Postgres.CreateDatabase();
        await Prefix(first.ConnectionString, Sqlite("new.db"));
        File.Delete(FilePath);
        await Prefix(Sqlite("busy.db"), second.ConnectionString);
    }

    [Fact]
    public async Task By_the_command_line_ends_verified_and_destroys_withdrawn_keys_again()
    {
        await Written.To(Sqlite("old.db"));
        await using (var old = await BusyLog.Open(Sqlite("old.db"))) 
        {
            await old.SavePosition("person-keys", 5, CancellationToken.None);
            await old.SavePosition("reactions", 5, CancellationToken.None);
        }
        var keys = Path.Combine(_folder.FullName, "keys.backup");

        var taken = await CommandLine.Run("backup", FilePath, "--log", Sqlite("old.db"), "--keys", keys);
        var restored = await CommandLine.Run("restore", FilePath, "--log", Sqlite("new.db"), "--keys", keys);

        taken.Code.ShouldBe(0, taken.Error);
        restored.Code.ShouldBe(0, restored.Error);
        restored.Output.ShouldEndWith("everything agrees.");
        await using var log = await BusyLog.Open(Sqlite("new.db"));
        (await log.LoadPosition("person-keys", CancellationToken.None)).ShouldBe(0);
        (await log.LoadPosition("reactions", CancellationToken.None)).ShouldBe(5);
    }

    [Theory]
    [InlineData(LogBackup.KindWithoutGone)]
    [InlineData(LogBackup.KindWithoutSeals)]
    public async Task Of_a_program_of_before_is_still_read(string kind)
    {
        await Written.To(Sqlite("old.db"));
        await CommandLine.Run("backup", FilePath, "--log", Sqlite("old.db"));
        var records = BackupFile.Read(FilePath, LogBackup.Kind).ToList();
        var sealsEnd = records.FindIndex(r => r.Length == 0);
        var rows = records[(sealsEnd + 1)..records.FindIndex(sealsEnd + 1, r => r.Length == 0)];
        List<byte[]> old = kind == LogBackup.KindWithoutSeals ? [records[0], .. rows] : [.. records[..(sealsEnd + 1)], .. rows];
        await BackupFile.Write(FilePath + ".old", kind, add =>
        {
            old.ForEach(add);
            return Task.CompletedTask;
        });

        var restored = await CommandLine.Run("restore", FilePath + ".old", "--log", Sqlite("new.db"));

        restored.Code.ShouldBe(0, restored.Error);
        restored.Output.ShouldEndWith("everything agrees.");
        await using ILogRows before = await LogRowsOf.Open(Sqlite("old.db"), CancellationToken.None), now = await LogRowsOf.Open(Sqlite("new.db"), CancellationToken.None);
        (await now.InOrder(0, long.MaxValue, CancellationToken.None).Select(r => r.Commit.Position).ToListAsync()).ShouldBe(await before.InOrder(0, long.MaxValue, CancellationToken.None).Select(r => r.Commit.Position).ToListAsync());
        (await now.Seals.End(CancellationToken.None)).ShouldBe(kind == LogBackup.KindWithoutSeals ? 0 : await before.Seals.End(CancellationToken.None));
    }

    [Fact]
    public async Task Is_refused_when_any_part_of_the_file_was_changed_or_cut_and_the_log_stays_empty()
    {
        await Written.To(Sqlite("old.db"));
        await CommandLine.Run("backup", FilePath, "--log", Sqlite("old.db"));
        var whole = await File.ReadAllBytesAsync(FilePath);
        List<byte[]> damaged = [whole[..^1], whole[..^20], whole[..(whole.Length / 2)], whole[..3], []];
        for (var at = 0; at < whole.Length; at += 97) damaged.Add([.. whole[..at], (byte)(whole[at] ^ 16), .. whole[(at + 1)..]]);

        foreach (var bytes in damaged)
        {
            await File.WriteAllBytesAsync(FilePath, bytes);
            await Should.ThrowAsync<LogRefusedException>(LogBackup.Restore(FilePath, stop => LogIntakes.Open(Sqlite("new.db"), stop), CancellationToken.None));
        }

        await using var log = await BusyLog.Open(Sqlite("new.db"));
        (await log.Head(CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task Is_refused_by_a_log_that_is_not_empty_and_by_a_file_that_exists()
    {
        await Written.To(Sqlite("old.db"));
        await CommandLine.Run("backup", FilePath, "--log", Sqlite("old.db"));

        (await Should.ThrowAsync<LogRefusedException>(CommandLine.Run("restore", FilePath, "--log", Sqlite("old.db")))).Message.ShouldContain("is not empty");
        (await Should.ThrowAsync<LogRefusedException>(CommandLine.Run("backup", FilePath, "--log", Sqlite("old.db")))).Message.ShouldContain("exists already");
    }

    [SmallDiskFact]
    public async Task On_a_full_disk_says_so_and_leaves_nothing_behind()
    {
        await Written.To(Sqlite("old.db"));
        using var disk = SmallDisk.Mount(kib: 4);
        var other = Path.Combine(disk.Path, "other");
        await File.WriteAllBytesAsync(other, new byte[4096]);

        var refused = await Should.ThrowAsync<LogRefusedException>(CommandLine.Run("backup", Path.Combine(disk.Path, "log.backup"), "--log", Sqlite("old.db")));

        refused.Message.ShouldContain("No space left on device");
        Directory.GetFiles(disk.Path).ShouldBe([other]);
    }

    private async Task Prefix(string from, string to)
    {
        await using (var busy = await BusyLog.Start(from))
        {
            await busy.Until(2_000);
            var before = busy.Acknowledged;
            await using (var rows = await LogRowsOf.Open(from, CancellationToken.None)) await LogBackup.Take(rows, FilePath, CancellationToken.None);
            await busy.Until(busy.Acknowledged.Count + 100);

            var copied = await LogBackup.Restore(FilePath, stop => LogIntakes.Open(to, stop), CancellationToken.None);

            copied.Commits.ShouldBeGreaterThanOrEqualTo(before.Count);
            await Equals(from, to, before);
        }
    }

    private static async Task Equals(string from, string to, IReadOnlyList<string> before)
    {
        await using var old = await BusyLog.Open(from);
        await using var restored = await BusyLog.Open(to);
        var (all, got) = (await Read(old), await Read(restored));
        got.ShouldBe(all[..got.Count]);
        all.Count.ShouldBeGreaterThan(got.Count);
        restored.LogId.ShouldBe(old.LogId);
        foreach (var id in before)
        {
            var repeated = await restored.Append(BusyLog.Commit(id[1] - '0', 0, id, 1), CancellationToken.None);
            repeated.ShouldBeOfType<Appended.Repeated>(id);
        }
    }

    private static async Task<List<string>> Read(IEventLog log)
    {
        List<string> said = [];
        for (var position = 0L; await log.ReadAll(position, 1_000, CancellationToken.None) is { Count: > 0 } page; position = page[^1].Position)
            said.AddRange(page.Select(r => $"{r.Position} {r.Stream} {r.Version} {r.CommandId} {r.Event.Name} {Encoding.UTF8.GetString(r.Event.Data.Span)} {r.RecordedAt}"));
        return said;
    }

    private string Sqlite(string name) => $"sqlite:{Path.Combine(_folder.FullName, name)}";
}
