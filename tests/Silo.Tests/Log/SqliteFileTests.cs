using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Sqlite;
using static OpsHub.Silo.Tests.Log.LogSamples;

namespace OpsHub.Silo.Tests.Log;

/// <summary>Files that must not be taken for a healthy log of ours.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-log-");

    private string File => Path.Combine(_folder.FullName, "log.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Refuses_a_damaged_file()
    {
        await Fill();
        using (var stream = System.IO.File.OpenWrite(File))
        {
            stream.Position = stream.Length / 2;
            stream.Write(new byte[16_384]);
        }

        (await Refused()).ShouldBe($"{File} is damaged: restore it from a backup, or move it away to start an empty log.");
    }

    [Fact]
    public async Task Refuses_a_cut_file()
    {
        await Fill();
        using (var stream = System.IO.File.OpenWrite(File)) stream.SetLength(stream.Length / 2);

        (await Refused()).ShouldContain("is damaged: restore it from a backup");
    }

    [Fact]
    public async Task Refuses_what_is_no_database()
    {
        await System.IO.File.WriteAllTextAsync(File, string.Concat(Enumerable.Repeat("ticket;window;time\n", 500)));

        (await Refused()).ShouldBe($"{File} is not an OpsHub event log: name another file.");
        (await System.IO.File.ReadAllTextAsync(File)).ShouldStartWith("ticket;window;time", Case.Sensitive, "it is left as it was");
    }

    [Fact]
    public async Task Refuses_another_programs_database()
    {
        Execute("create table theirs (x int)");

        (await Refused()).ShouldBe($"{File} is a database of another program: name another file.");
    }

    [Fact]
    public async Task Refuses_a_newer_schema_and_an_edited_one()
    {
        await Fill();
        Execute("insert into steps values (99, 'x')");
        (await Refused()).ShouldStartWith("The event log was written by a newer OpsHub (schema 99; this program knows ");

        Execute("delete from steps where version = 99; update steps set checksum = 'x'");
        (await Refused()).ShouldStartWith("Step 1 of the event log's schema is not the one this program would have taken");
    }

    [Fact]
    public async Task Refuses_to_read_a_damaged_event()
    {
        await Fill();
        Execute("update commits set events = x'0100' where position = 7");
        await using var log = await Open();

        var refused = await Should.ThrowAsync<LogRefusedException>(() => log.Everything());

        refused.Message.ShouldMatch(@"^The event log is damaged at position 7 \(queue/khges/\d+\): restore it from a backup\.$");
    }

    [Fact]
    public async Task Says_that_the_folder_is_missing()
    {
        var away = await Should.ThrowAsync<LogAwayException>(() => EventLogs.Open($"sqlite:{_folder.FullName}/none/log.db", new(), NullLoggerFactory.Instance, default));

        away.Message.ShouldContain("check that its folder exists and may be written");
    }

    [Theory]
    [InlineData(SQLitePCL.raw.SQLITE_FULL, "The disk under log.db is full: free space there; commits are taken again by themselves.")]
    [InlineData(SQLitePCL.raw.SQLITE_READONLY, "log.db cannot be written: give this user write access to the file and its folder.")]
    [InlineData(SQLitePCL.raw.SQLITE_BUSY, "Another process keeps log.db locked; trying again may succeed.")]
    public void Says_what_is_in_the_way(int code, string message)
    {
        SqliteFailure.Of("log.db", new SqliteException("said SQLite", code)).ShouldBeOfType<LogAwayException>().Message.ShouldBe(message);
    }

    [Fact]
    public async Task Writes_nothing_of_a_batch_that_fails_and_goes_on()
    {
        await using var log = await Open();
        Execute("create trigger full before insert on commits when new.stream = 'queue/khges/B' begin select raise(abort, 'no room'); end");
        await using var writer = new SqliteWriter(new SqliteFile(File));
        var batches = new SqliteBatches(writer, new HeadSignal());
        var batch = new[] { "A", "B", "C" }.Select(key => KeyedCommit.From(Commit($"queue/khges/{key}", 0, "command"))).ToArray();

        await Should.ThrowAsync<LogAwayException>(() => batches.Write(batch));
        (await log.Everything()).ShouldBeEmpty();

        Execute("drop trigger full");
        (await batches.Write(batch)).ShouldAllBe(a => a is Appended.Written);
        (await log.Everything()).Count.ShouldBe(3);
    }

    private Task<IEventLog> Open() => EventLogs.Open($"sqlite:{File}", new EventLogOptions(), NullLoggerFactory.Instance, CancellationToken.None);

    private async Task<string> Refused() => (await Should.ThrowAsync<LogRefusedException>(Open)).Message;

    private async Task Fill()
    {
        await using var log = await Open();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => log.Write(Commit($"queue/khges/{i}", 0, "command"))));
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteFile(File).Open(SqliteOpenMode.ReadWriteCreate);
        SqliteFile.Execute(connection, sql);
    }
}
