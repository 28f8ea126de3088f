using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Seals;
using OpsHub.Silo.Tests.Backups;
using OpsHub.Silo.Time;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Log.Seals;

/// <summary>Who seals a log, in both stores.</summary>
public sealed class Notary_of_a_log : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-seals-");

    private string Sqlite => $"sqlite:{Path.Combine(_folder.FullName, "log.db")}";

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public Task Seals_an_SQLite_log_page_by_page_while_others_write() => Seals(Sqlite);

    [PostgresFact]
    public async Task Seals_a_PostgreSQL_log_page_by_page_while_others_write()
    {
        await using var database = await Postgres.CreateDatabase();
        await Seals(database.ConnectionString);
    }

    [Fact]
    public async Task Finds_the_same_seals_as_another_one_at_the_same_time()
    {
        await using (var busy = await BusyLog.Start(Sqlite)) await busy.Until(3_000);
        await using var log = await BusyLog.Open(Sqlite);
        await using Notary one = await Of(log, Sqlite), other = await Of(log, Sqlite);

        await one.Try(None);
        await other.Try(None);
        await other.Try(None);
        await one.Try(None);
        await one.Try(None);

        await Agree(Sqlite);
        one.Broken.ShouldBeFalse();
    }

    [Fact]
    public async Task Seals_after_each_pause_and_what_is_left_at_the_end()
    {
        var clock = new VirtualClock(BusyLog.Morning);
        await using var log = await BusyLog.Open(Sqlite);
        await using var notary = await Of(log, Sqlite, clock);
        using var stop = new CancellationTokenSource();
        var running = notary.Run(stop.Token);

        for (var n = 0; n < 3; n++)
        {
            await log.Append(BusyLog.Commit(0, n, $"c{n}", 1), None);
            while (await SealedTo() <= n) clock.AdvanceTo(clock.GetCurrentInstant() + Duration.FromSeconds(60));
        }
        await log.Append(BusyLog.Commit(0, 3, "last", 1), None);
        await stop.CancelAsync();
        await running;
        await notary.Finish();

        (await SealedTo()).ShouldBe(4);
    }

    [Fact]
    public async Task Seals_no_more_once_the_log_is_another_than_the_one_it_sealed()
    {
        foreach (var damage in new[] { "update commits set actor = 'another' where position = (select max(position) from commits)", "delete from commits where position = (select max(position) from commits)" })
        {
            var path = Path.Combine(_folder.FullName, $"{damage[..6]}.db");
            await using (var busy = await BusyLog.Start($"sqlite:{path}")) await busy.Until(20);
            await using var log = await BusyLog.Open($"sqlite:{path}");
            await using (var first = await Of(log, $"sqlite:{path}")) await first.Try(None);
            Execute(path, damage);

            await using var next = await Of(log, $"sqlite:{path}");
            await next.Try(None);

            next.Broken.ShouldBeTrue(damage);
        }
    }

    private static async Task Seals(string connection)
    {
        await using (var busy = await BusyLog.Start(connection))
        {
            await using var log = await BusyLog.Open(connection);
            await using var notary = await Of(log, connection);
            await busy.Until(2_500);
            while (await notary.Try(None) == LogRowPages.Size) { }
            await busy.Until(busy.Acknowledged.Count + 100);
            await notary.Try(None);
        }
        await Agree(connection);
    }

    /// <summary>Every seal is that of a chain over all rows, read without seals.</summary>
    private static async Task Agree(string connection)
    {
        await using var rows = await LogRowsOf.Open(connection, None);
        var seals = await rows.Seals.UpTo(long.MaxValue, None).ToListAsync();
        seals.Count.ShouldBeGreaterThan(2);
        using var chain = new LogChain(rows.LogId);
        List<Seal> found = [];
        await foreach (var row in rows.InOrder(0, seals[^1].Position, None))
        {
            chain.Add(row);
            if (seals.Any(s => s.Position == chain.Position)) found.Add(chain.Seal);
        }
        found.ShouldBe(seals);
    }

    private static async Task<Notary> Of(IEventLog log, string connection, VirtualClock? clock = null) =>
        new(log, await LogRowsOf.Open(connection, None), clock ?? new VirtualClock(BusyLog.Morning), Duration.FromSeconds(60), NullLogger.Instance);

    private async Task<long> SealedTo()
    {
        await using var rows = await LogRowsOf.Open(Sqlite, None);
        return await rows.Seals.End(None);
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery().ShouldBe(1);
    }
}
