using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Log;
using OpsHub.Silo.Retention;
using OpsHub.Silo.Tests.Support;
using OpsHub.Silo.Tests.Verification;
using OpsHub.Silo.Time;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Retention;

/// <summary>Answers without events that are older than anybody asks for, in both stores.</summary>
public sealed class Old_answers : IDisposable
{
    private const string Queue = "queue/samara/samara-01", Ticket = "ticket/samara/t1";

    private static readonly Instant Before = Instant.FromUtc(2026, 9, 1, 0, 0), August = Instant.FromUtc(2026, 8, 31, 23, 59), September = Before;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-retention-");

    private string Sqlite => $"sqlite:{Path.Combine(_folder.FullName, "log.db")}";

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("2026-11-26T12:00:00Z", 2, "2026-09-01T00:00:00Z")]
    [InlineData("2026-01-31T23:59:59Z", 2, "2025-11-01T00:00:00Z")]
    [InlineData("2026-11-01T00:00:00Z", 3, "2026-08-01T00:00:00Z")]
    public void Are_those_from_before_so_many_whole_months(string now, int months, string before) =>
        LogRetention.Before(Read(now), months).ShouldBe(Read(before));

    [Fact]
    public Task Go_from_SQLite_and_everything_else_is_as_it_was() => Go(Sqlite);

    [PostgresFact]
    public async Task Go_from_PostgreSQL_and_everything_else_is_as_it_was()
    {
        await using var database = await Postgres.CreateDatabase();
        await Go(database.ConnectionString);
    }

    [Fact]
    public Task Are_deleted_to_the_end_by_whoever_begins_again_on_SQLite() => BrokenOff(Sqlite);

    [PostgresFact]
    public async Task Are_deleted_to_the_end_by_whoever_begins_again_on_PostgreSQL()
    {
        await using var database = await Postgres.CreateDatabase();
        await BrokenOff(database.ConnectionString);
    }

    [Fact]
    public async Task Are_only_counted_without_apply_and_deleted_with_it()
    {
        await using (var log = await Open(Sqlite))
        {
            await Refuse(log, Queue, "old", August);
            await Refuse(log, Ticket, "old", August);
            await Refuse(log, Queue, "young", new RealClock().GetCurrentInstant());
        }
        var dry = await CommandLine.Run("retention", "--log", Sqlite);
        var again = await CommandLine.Run("retention", "--log", Sqlite);
        var applied = await CommandLine.Run("retention", "--log", Sqlite, "--apply");
        var after = await CommandLine.Run("retention", "--log", Sqlite);

        dry.Output.ShouldContain("2026-08  queue                     1 answers");
        dry.Output.ShouldContain("2026-08  ticket                    1 answers");
        dry.Output.ShouldContain("2 answers without events, ");
        dry.Output.ShouldEndWith("Nothing was deleted: --apply does it.");
        again.Output.ShouldBe(dry.Output);
        applied.Output.ShouldEndWith("Deleted: 2.");
        after.Output.ShouldStartWith("0 answers without events, 0 bytes");
        await using var left = await Open(Sqlite);
        (await Refuse(left, Queue, "young", September)).ShouldBeOfType<Appended.Repeated>();
    }

    [Fact]
    public async Task Are_kept_for_two_months_whatever_is_asked()
    {
        (await CommandLine.Run("retention", "--log", Sqlite, "--months", "1")).Error.ShouldContain("--answers is 2 or more");
        File.Exists(Sqlite["sqlite:".Length..]).ShouldBeFalse();
    }

    [Fact]
    public async Task Stay_while_a_follower_may_ask_for_them()
    {
        await using var log = await Open(Sqlite);
        await log.Append(Commit(Queue, "done", August, Event(August)), CancellationToken.None);
        await log.SavePosition("reactions", 0, CancellationToken.None);
        await using var rows = await LogRowsOf.Open(Sqlite, CancellationToken.None);

        var refused = await Should.ThrowAsync<LogRefusedException>(() => LogRetention.RefuseWhileOneIsBehind(log, rows, Before, CancellationToken.None));
        await log.SavePosition("reactions", 1, CancellationToken.None);
        await LogRetention.RefuseWhileOneIsBehind(log, rows, Before, CancellationToken.None);

        refused.Message.ShouldStartWith("The follower reactions stands at 0, before 2026-09-01");
    }

    private static async Task Go(string where)
    {
        await Written.To(where);
        IReadOnlyList<LogRecord> events;
        await using (var log = await Open(where))
        {
            await Refuse(log, Ticket, "old", August);
            await Refuse(log, Ticket, "young", September);
            events = await log.ReadAll(0, 1_000, CancellationToken.None);
        }
        (await CommandLine.Run("verify", "--log", where)).Code.ShouldBe(0);

        await using (var old = LogRetention.Open(where)) (await LogRetention.Apply(old, Before, LogRetention.Portion, CancellationToken.None)).ShouldBe(1);

        var verified = await CommandLine.Run("verify", "--log", where);
        verified.Code.ShouldBe(0, verified.Error);
        await using var after = await Open(where);
        (await after.ReadAll(0, 1_000, CancellationToken.None)).Select(Said).ShouldBe(events.Select(Said));
        (await Refuse(after, Ticket, "young", September)).ShouldBeOfType<Appended.Repeated>().Refusal!.Code.ShouldBe("not-now");
        (await after.Append(Commit(Queue, "c10", September, Event(September)), CancellationToken.None)).ShouldBeOfType<Appended.Repeated>();
        (await Refuse(after, Ticket, "old", September)).ShouldBeOfType<Appended.Written>("nobody asks after two months; who does is judged anew");
    }

    private static async Task BrokenOff(string where)
    {
        await using var log = await Open(where);
        for (var n = 0; n < 7; n++) await Refuse(log, Queue, $"old-{n}", August - Duration.FromDays(20 * n));
        await Refuse(log, Queue, "young", September);
        await using (var first = LogRetention.Open(where))
        {
            (await first.Delete(KeyedCommit.ToNs(Before), 1, CancellationToken.None)).ShouldBe(1);
            (await first.Delete(KeyedCommit.ToNs(Before), 1, CancellationToken.None)).ShouldBe(1);
        }

        await using var second = LogRetention.Open(where);
        (await second.Count(KeyedCommit.ToNs(Before), CancellationToken.None)).Sum(f => f.Commits).ShouldBe(5);
        (await LogRetention.Apply(second, Before, 2, CancellationToken.None)).ShouldBe(5);
        (await second.Count(KeyedCommit.ToNs(Before), CancellationToken.None)).ShouldBeEmpty();
        (await Refuse(log, Queue, "young", September)).ShouldBeOfType<Appended.Repeated>();
    }

    private static object Said(LogRecord r) => (r.Position, r.Stream, r.Version, r.CommandId, r.Event.Name, r.RecordedAt);

    private static Task<Appended> Refuse(IEventLog log, string stream, string id, Instant at) =>
        log.Append(new Commit(stream, 0, id, "test", [], new Refusal("not-now", "Not now."), at), CancellationToken.None);

    private static Commit Commit(string stream, string id, Instant at, EventData happened) => new(stream, 0, id, "test", [happened], null, at);

    private static EventData Event(Instant at) => new("added/1", Encoding.UTF8.GetBytes("{}"), at);

    private static Task<IEventLog> Open(string where) => EventLogs.Open(where, new EventLogOptions(), NullLoggerFactory.Instance, CancellationToken.None);

    private static Instant Read(string text) => NodaTime.Text.InstantPattern.General.Parse(text).Value;
}
