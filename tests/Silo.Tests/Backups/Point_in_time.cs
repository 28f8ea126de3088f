using NodaTime;
using Npgsql;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;
using OpsHub.Silo.Tests.Support;
using OpsHub.Silo.Tests.Verification;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Backups;

/// <summary>A base backup and an archive of PostgreSQL's write-ahead log, as <c>deploy/operations.md</c> says, while commands run.</summary>
public sealed class Point_in_time
{
    private const string Busy = "samara-02";

    [PostgresClusterFact]
    public async Task Is_come_back_to_with_exactly_the_commands_before_it_and_verified()
    {
        using var server = PostgresCluster.Start(new PostgresClusterPlan { Settings = ["archive_mode=on", "archive_command=test ! -f ../archive/%f && cp %p ../archive/%f"] });
        PostgresCluster copy;
        string instant;
        int least, most;
        await using (var hub = await Written.Open(server.ConnectionString, Written.Clock()))
        {
            await Written.Fill(hub, Written.Clock());
            await using var busy = await BusyQueue.Start(hub, Busy);
            copy = server.Copied(new PostgresClusterPlan());
            for (var n = 0; n < 20; n++) await Written.Ticket(hub, $"before-{n}");
            least = busy.Acknowledged;
            instant = await Ask(server, "select clock_timestamp()::text");
            most = busy.Acknowledged + 1;   // one may have been on its way
            for (var n = 0; n < 20; n++) await Written.Ticket(hub, $"after-{n}");
        }
        await server.Execute("do $$ declare wanted text := pg_walfile_name(pg_switch_wal()); begin while (select coalesce(last_archived_wal, '') < wanted from pg_stat_archiver) loop perform pg_sleep(0.05), pg_stat_clear_snapshot(); end loop; end $$");
        server.Crash();

        using (copy)
        {
            await Recover(copy, server.Archive, instant);
            var verified = await CommandLine.Run("verify", "--log", copy.ConnectionString);
            var commands = await Commands(copy.ConnectionString);

            verified.Code.ShouldBe(0, verified.Error);
            commands.Where(c => c.Contains(" before-", StringComparison.Ordinal) || c.Contains(" after-", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, 20).Select(n => $"queue/samara/samara-01 before-{n}"));
            var others = commands.Where(c => c.StartsWith($"queue/samara/{Busy} busy-", StringComparison.Ordinal)).ToList();
            others.ShouldBe(Enumerable.Range(0, others.Count).Select(n => $"queue/samara/{Busy} busy-{n}"));
            others.Count.ShouldBeInRange(least, most);
        }
    }

    private static async Task Recover(PostgresCluster copy, string archive, string instant)
    {
        copy.Set($"restore_command = 'cp {archive}/%f %p'", $"recovery_target_time = '{instant}'", "recovery_target_action = 'promote'", "archive_mode = off");
        copy.Signal("recovery.signal");
        copy.StartAgain();
        await copy.Execute("do $$ begin while pg_is_in_recovery() loop perform pg_sleep(0.05); end loop; end $$");
    }

    private static async Task<List<string>> Commands(string log)
    {
        await using var rows = await LogRowsOf.Open(log, CancellationToken.None);
        List<string> commands = [];
        await foreach (var row in rows.InOrder(0, long.MaxValue, CancellationToken.None)) commands.Add($"{row.Commit.Stream} {row.Commit.CommandId}");
        return commands;
    }

    private static async Task<string> Ask(PostgresCluster server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A queue that somebody issues tickets of, one after the other, until disposed.</summary>
    private sealed class BusyQueue : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _issuing;
        private int _acknowledged;

        private BusyQueue(Hub hub, string office) => _issuing = Issue(hub, office);

        public int Acknowledged => Volatile.Read(ref _acknowledged);

        public static async Task<BusyQueue> Start(Hub hub, string office)
        {
            await Written.Send(hub, new ConfigureQueue(new QueueRules(DateTimeZoneProviders.Tzdb["Europe/Samara"], [new QueueService("contracts", "Договоры", "А")])), "set", office);
            return new BusyQueue(hub, office);
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _issuing;
            _stop.Dispose();
        }

        private async Task Issue(Hub hub, string office)
        {
            await Task.Yield();
            for (var n = 0; !_stop.IsCancellationRequested; n++)
            {
                await Written.Ticket(hub, $"busy-{n}", office);
                Interlocked.Increment(ref _acknowledged);
            }
        }
    }
}
