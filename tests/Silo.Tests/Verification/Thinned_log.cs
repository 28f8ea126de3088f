using Microsoft.Data.Sqlite;
using NodaTime;
using OpsHub.Silo.Log;
using OpsHub.Silo.Retention;
using OpsHub.Silo.Tests.Backups;
using OpsHub.Silo.Tests.Support;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Verification;

/// <summary><c>verify</c>, backups and hubs on a log from which commits were taken by right, and by hand.</summary>
public sealed class Thinned_log : IDisposable
{
    private const string Queue = "queue/samara/samara-01";

    /// <summary>Versions of the queue's commits that go; the fourth is looked at by hand.</summary>
    private static readonly int[] Going = [4, 5, 7];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-thinned-");

    private string FilePath => Path.Combine(_folder.FullName, "opshub.db");

    private string Sqlite => $"sqlite:{FilePath}";

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public Task Of_SQLite_agrees_with_its_seals_and_with_a_head_written_down_before() => Agrees(Sqlite);

    [PostgresFact]
    public async Task Of_PostgreSQL_agrees_with_its_seals_and_with_a_head_written_down_before()
    {
        await using var database = await Postgres.CreateDatabase();
        await Agrees(database.ConnectionString);
    }

    [Theory]
    [InlineData("delete from gone where position = (select position from taken)", "1 commits that were sealed are gone")]
    [InlineData("delete from gone where position = (select position from taken)", "its stream ended at version 3, and the commit that is gone began at 4")]
    [InlineData("update gone set hash = zeroblob(32) where position = (select position from taken)", "the chain is broken: what was sealed was changed")]
    [InlineData("update gone set base_version = 17 where position = (select position from taken)", "its stream ended at version 3, and the commit that is gone began at 17")]
    [InlineData("insert into commits select * from taken", "the commit is there, and it is kept that it is gone")]
    [InlineData("insert into commits select * from taken; delete from gone where position = (select position from taken); update commits set actor = 'nobody' where position = (select position from taken)", "the chain is broken: what was sealed was changed")]
    [InlineData("insert into gone select position + 100000, stream_key, base_version, event_count, recorded_at, hash from gone limit 1", "it is kept that commits are gone up to position 1000")]
    public async Task Of_SQLite_is_told_from_one_that_was_changed_by_hand(string sql, string finding)
    {
        await Written.To(Sqlite);
        await Keep("create table taken as select * from commits where stream = 'queue/samara/samara-01' and base_version = 3");
        await Thin(Sqlite);

        await Keep(sql);

        var said = await CommandLine.Run("verify", "--log", Sqlite);
        said.Error.ShouldContain(finding);
        said.Code.ShouldBe(1);
    }

    [PostgresFact]
    public async Task Of_PostgreSQL_is_told_from_one_that_was_changed_by_hand()
    {
        foreach (var (sql, finding) in new[]
        {
            ("delete from log.gone where base_version = 3", "1 commits that were sealed are gone"),
            ("update log.gone set hash = sha256('') where base_version = 3", "the chain is broken: what was sealed was changed"),
            ("insert into log.commits select * from log.taken", "the commit is there, and it is kept that it is gone"),
            ("insert into log.commits select * from log.taken; delete from log.gone where base_version = 3; update log.commits set actor = 'nobody' where base_version = 3", "the chain is broken: what was sealed was changed"),
        })
        {
            await using var database = await Postgres.CreateDatabase();
            await Written.To(database.ConnectionString);
            await database.Execute("create table log.taken as select * from log.commits where stream = 'queue/samara/samara-01' and base_version = 3; create table log.batches_taken as select * from log.batches");
            await Thin(database.ConnectionString);
            await database.Execute(sql + "; insert into log.batches select b.* from log.batches_taken b where b.batch in (select batch from log.commits) on conflict do nothing");

            var said = await CommandLine.Run("verify", "--log", database.ConnectionString);

            said.Error.ShouldContain(finding, Case.Sensitive, sql);
            said.Code.ShouldBe(1);
        }
    }

    [Fact]
    public async Task Goes_through_a_backup_with_what_is_gone_and_with_its_ground()
    {
        var (head, restored) = (await Grounded(Sqlite), $"sqlite:{_folder.FullName}/new.db");
        var file = Path.Combine(_folder.FullName, "log.backup");

        (await CommandLine.Run("backup", file, "--log", Sqlite)).Code.ShouldBe(0);
        var said = await CommandLine.Run("restore", file, "--log", restored);

        said.Code.ShouldBe(0, said.Error);
        await IsAsIt(Sqlite, restored, head);
    }

    [PostgresFact]
    public async Task Goes_through_a_backup_from_either_store_into_the_other_and_through_a_migration()
    {
        await using var first = await Postgres.CreateDatabase();
        await using var second = await Postgres.CreateDatabase();
        var (head, file, restored) = (await Grounded(first.ConnectionString), Path.Combine(_folder.FullName, "log.backup"), $"sqlite:{_folder.FullName}/new.db");

        await CommandLine.Run("backup", file, "--log", first.ConnectionString);
        var said = await CommandLine.Run("restore", file, "--log", restored);
        var migrated = await CommandLine.Run("migrate", "sqlite-to-postgres", "--from", restored, "--to", second.ConnectionString);

        said.Code.ShouldBe(0, said.Error);
        migrated.Code.ShouldBe(0, migrated.Error);
        await IsAsIt(first.ConnectionString, restored, head);
        await IsAsIt(first.ConnectionString, second.ConnectionString, head);
    }

    [Fact]
    public async Task Is_one_to_a_hub_that_goes_on_with_it()
    {
        await Written.To(Sqlite);   // and sealed to its end, as all is that retention takes out
        var clock = Written.Clock();
        clock.AdvanceTo(clock.GetCurrentInstant() + Duration.FromHours(1));
        await using (var hub = await Written.Open(Sqlite, clock))
        {
            await Written.Ticket(hub, "before");
            (await Thin(Sqlite)).ShouldBe(Going.Length);   // its queue is alive
            await Written.Ticket(hub, "next");
        }
        await using (var log = await BusyLog.Open(Sqlite)) await log.DropSnapshots(CancellationToken.None);

        var said = await CommandLine.Run("verify", "--log", Sqlite);
        said.Code.ShouldBe(0, said.Error);
    }

    private static async Task Agrees(string where)
    {
        await Written.To(where);
        var before = await Head(where);
        await using (var log = await BusyLog.Open(where)) await log.DropSnapshots(CancellationToken.None);

        (await Thin(where)).ShouldBe(Going.Length);

        var verified = await CommandLine.Run("verify", "--log", where, "--expect", before);
        verified.Code.ShouldBe(0, verified.Error);
        verified.Output.ShouldContain("3 commits of 2026-11-24 to 2026-11-24 gone by retention: everything agrees.");
        (await Head(where)).ShouldBe(before);
    }

    /// <summary>A thinned log with a ground; its head.</summary>
    private static async Task<string> Grounded(string where)
    {
        await Written.To(where);
        await using (var log = await BusyLog.Open(where))
        {
            await log.DropSnapshots(CancellationToken.None);
            await log.SaveSnapshot(new Snapshot(Ground.Prefix + "test", 3, 9, new byte[] { 1, 2, 3 }), CancellationToken.None);
        }
        await Thin(where);
        return await Head(where);
    }

    private static async Task IsAsIt(string was, string now, string head)
    {
        (await Head(now)).ShouldBe(head);
        await using ILogRows old = await LogRowsOf.Open(was, CancellationToken.None), taken = await LogRowsOf.Open(now, CancellationToken.None);
        (await taken.Gone(0, long.MaxValue, CancellationToken.None).ToListAsync()).ShouldBe(await old.Gone(0, long.MaxValue, CancellationToken.None).ToListAsync());
        (await taken.Flaws(await taken.Head(CancellationToken.None), CancellationToken.None)).ShouldBeEmpty();
        await using var log = await BusyLog.Open(now);
        (await log.LoadSnapshot(Ground.Prefix + "test", 3, CancellationToken.None)).ShouldNotBeNull().Data.ToArray().ShouldBe([1, 2, 3]);
        (await log.GoneUpTo(CancellationToken.None)).ShouldBeGreaterThan(0);
    }

    private static async Task<int> Thin(string where)
    {
        await using var log = await BusyLog.Open(where);
        var queue = await log.ReadStream(Queue, 0, CancellationToken.None).ToListAsync();
        await using var perishing = LogRetention.Perishing(where);
        return await perishing.Delete([.. queue.Where(r => Going.Contains((int)r.Version)).Select(r => new Perishing(r.Position, Queue))], CancellationToken.None);
    }

    private static async Task<string> Head(string where)
    {
        var said = await CommandLine.Run("verify", "--head", "--log", where);
        said.Code.ShouldBe(0, said.Error);
        return said.Output.Split('\n')[^1].Trim();
    }

    private async Task Keep(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
