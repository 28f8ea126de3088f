using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Backups;
using OpsHub.Silo.Log;
using OpsHub.Silo.Migration;
using OpsHub.Silo.People;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Migration;

public sealed class Log_taken_to_PostgreSQL : IDisposable
{
    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 24, 5, 0);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-migrate-");

    private string OldPath => Path.Combine(_folder.FullName, "log.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [PostgresFact]
    public async Task Keeps_every_event_id_position_and_follower()
    {
        await using var database = await Postgres.CreateDatabase();
        List<LogRecord> before;
        Guid id;
        await using (var old = await Open($"sqlite:{OldPath}"))
        {
            await Fill(old);
            (before, id) = (await Read(old), old.LogId);
        }

        var copied = await SqliteToPostgres.Copy(OldPath, database.ConnectionString, CancellationToken.None);

        await using var log = await Open(database.ConnectionString);
        (await Read(log)).Select(Said).ShouldBe(before.Select(Said));
        log.LogId.ShouldBe(id);
        (await log.Head(CancellationToken.None)).ShouldBe(before[^1].Position);
        (await log.LoadPosition("reactions", CancellationToken.None)).ShouldBe(17);
        copied.ShouldBe(new Copied(52, before.Count, before[^1].Position));
    }

    [PostgresFact]
    public async Task Gives_a_command_sent_again_its_first_answer_and_goes_on()
    {
        await using var database = await Postgres.CreateDatabase();
        await using (var old = await Open($"sqlite:{OldPath}")) await Fill(old);
        await SqliteToPostgres.Copy(OldPath, database.ConnectionString, CancellationToken.None);
        await using var log = await Open(database.ConnectionString);
        var head = await log.Head(CancellationToken.None);

        var again = await log.Append(Commit("a", 0, "c0", 1), CancellationToken.None);
        var refused = await log.Append(Commit("a", 0, "no", 1), CancellationToken.None);
        var stale = await log.Append(Commit("a", 1, "stale", 1), CancellationToken.None);
        var next = await log.Append(Commit("new", 0, "c", 2), CancellationToken.None);

        again.ShouldBeOfType<Appended.Repeated>().Version.ShouldBe(1);
        refused.ShouldBeOfType<Appended.Repeated>().Refusal.ShouldBe(new Refusal("no", "Not today."));
        stale.ShouldBeOfType<Appended.Conflict>();
        next.ShouldBeOfType<Appended.Written>().Position.ShouldBe(head + 2);
    }

    [PostgresFact]
    public async Task Is_refused_by_a_log_that_is_not_empty_and_leaves_it_as_it_was()
    {
        await using var database = await Postgres.CreateDatabase();
        await using (var old = await Open($"sqlite:{OldPath}")) await Fill(old);
        await using var log = await Open(database.ConnectionString);
        await log.Append(Commit("mine", 0, "c", 1), CancellationToken.None);

        await Should.ThrowAsync<LogRefusedException>(SqliteToPostgres.Copy(OldPath, database.ConnectionString, CancellationToken.None));

        (await Read(log)).Count.ShouldBe(1);
    }

    [PostgresFact]
    public async Task Is_refused_while_a_hub_has_the_old_log_open_though_it_writes_nothing()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var old = await Open($"sqlite:{OldPath}");
        await Fill(old);
        await Read(old);

        var refused = await Should.ThrowAsync<LogRefusedException>(SqliteToPostgres.Copy(OldPath, database.ConnectionString, CancellationToken.None));

        refused.Message.ShouldEndWith("open: stop it first.");
    }

    [PostgresFact]
    public async Task Is_begun_again_after_a_copy_that_broke_off()
    {
        await using var database = await Postgres.CreateDatabase();
        await using (var old = await Open($"sqlite:{OldPath}")) await Fill(old);
        await using (var rows = await LogRowsOf.Open($"sqlite:{OldPath}", CancellationToken.None))
        await using (var broken = await LogIntakes.Open(database.ConnectionString, CancellationToken.None))
            await foreach (var row in rows.InOrder(0, 30, CancellationToken.None)) await broken.Take(row, CancellationToken.None);

        var copied = await SqliteToPostgres.Copy(OldPath, database.ConnectionString, CancellationToken.None);

        copied.Commits.ShouldBe(52);
    }

    [PostgresFact]
    public async Task Takes_the_keys_of_persons_along_the_destroyed_ones_as_destroyed()
    {
        await using var database = await Postgres.CreateDatabase();
        await using (var old = await Open($"sqlite:{OldPath}")) await Fill(old);
        byte[] kept;
        await using (var keys = await PersonKeyStores.Open($"sqlite:{OldPath}", CancellationToken.None))
        {
            kept = (await keys.Current("test", "one", Morning, CancellationToken.None)).Secret;
            await keys.Current("test", "two", Morning, CancellationToken.None);
            await keys.Destroy("test", "two", Morning, CancellationToken.None);
        }

        await SqliteToPostgres.Copy(OldPath, database.ConnectionString, CancellationToken.None);

        await using var taken = await PersonKeyStores.Open(database.ConnectionString, CancellationToken.None);
        (await taken.Find("test", "one", 1, CancellationToken.None) ?? await taken.Find("test", "one", 0, CancellationToken.None)).ShouldBe(kept);
        (await ((IKeyRows)taken).All(CancellationToken.None)).Where(k => k.Secret is null).Select(k => k.Customer).ShouldBe(["two"]);
    }

    /// <summary>50 commits of one to three events on two streams, one refusal, one "nothing", and a follower's place.</summary>
    private static async Task Fill(IEventLog log)
    {
        var versions = new Dictionary<string, long> { ["a"] = 0, ["b"] = 0 };
        for (var i = 0; i < 50; i++)
        {
            var (stream, events) = (i % 3 == 0 ? "a" : "b", 1 + (i % 3));
            (await log.Append(Commit(stream, versions[stream], $"c{i}", events), CancellationToken.None)).ShouldBeOfType<Appended.Written>();
            versions[stream] += events;
        }
        (await log.Append(Commit("a", versions["a"], "no", 0) with { Refusal = new Refusal("no", "Not today.") }, CancellationToken.None)).ShouldBeOfType<Appended.Written>();
        (await log.Append(Commit("b", versions["b"], "nothing", 0), CancellationToken.None)).ShouldBeOfType<Appended.Written>();
        await log.SavePosition("reactions", 17, CancellationToken.None);
    }

    private static Commit Commit(string stream, long version, string id, int events) =>
        new($"tally/test/{stream}", version, id, "test", [.. Enumerable.Range(0, events).Select(n => new EventData("added/1", System.Text.Encoding.UTF8.GetBytes($$"""{"n":{{n}}}"""), Morning))], null, Morning);

    private static string Said(LogRecord r) => $"{r.Position} {r.Stream} {r.Version} {r.CommandId} {r.Actor} {r.Event.Name} {System.Text.Encoding.UTF8.GetString(r.Event.Data.Span)} {r.Event.OccurredAt} {r.RecordedAt}";

    private static Task<IEventLog> Open(string connection) => EventLogs.Open(connection, new EventLogOptions(), NullLoggerFactory.Instance, CancellationToken.None);

    private static async Task<List<LogRecord>> Read(IEventLog log) => [.. await log.ReadAll(0, 1_000, CancellationToken.None)];
}
