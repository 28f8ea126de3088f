using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Silo.Log;
using OpsHub.Testing;
using static OpsHub.Silo.Tests.Log.LogSamples;

namespace OpsHub.Silo.Tests.Log;

/// <summary>Servers and databases that must not be taken for a healthy log of ours, and servers that go away.</summary>
public sealed class PostgresServerTests
{
    [PostgresFact]
    public async Task Refuses_a_newer_schema_and_an_edited_one()
    {
        await using var database = await Postgres.CreateDatabase();
        await (await Open(database.ConnectionString)).DisposeAsync();

        await database.Execute("insert into log.steps values (99, 'x')");
        (await Refused(database)).ShouldStartWith("The event log was written by a newer OpsHub (schema 99; this program knows ");

        await database.Execute("delete from log.steps where version = 99; update log.steps set checksum = 'x'");
        (await Refused(database)).ShouldStartWith("Step 1 of the event log's schema is not the one this program would have taken");
    }

    [PostgresFact]
    public async Task Refuses_a_database_in_which_log_is_something_else()
    {
        await using var database = await Postgres.CreateDatabase();
        await database.Execute("create schema log");

        (await Refused(database)).ShouldBe("The database has a schema \"log\" that is not OpsHub's: name another database.");
    }

    [PostgresFact]
    public async Task Refuses_another_encoding()
    {
        await using var database = await Postgres.CreateDatabase("encoding 'LATIN1' locale 'C' template template0");

        (await Refused(database)).ShouldBe("The database's encoding is LATIN1: create it with encoding UTF8.");
    }

    [PostgresFact]
    public async Task Refuses_a_server_that_takes_no_writes()
    {
        await using var database = await Postgres.CreateDatabase();
        await database.Execute("do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$");

        (await Refused(database)).ShouldBe("PostgreSQL is read-only, perhaps a standby: connect to the primary.");
    }

    [PostgresFact]
    public async Task Makes_nothing_when_a_step_fails()
    {
        await using var database = await Postgres.CreateDatabase();
        await database.Execute("create function public.stop() returns event_trigger language plpgsql as $$ begin raise 'not today'; end $$");
        await database.Execute("create event trigger stop on ddl_command_end when tag in ('CREATE FUNCTION') execute function public.stop()");

        await Should.ThrowAsync<LogAwayException>(() => Open(database.ConnectionString));

        await database.Execute("drop event trigger stop");
        await database.Execute("do $$ begin if to_regnamespace('log') is not null then raise 'something was left'; end if; end $$");
        await using var log = await Open(database.ConnectionString);
        (await log.Write(Commit("queue/khges/A", 0, "first"))).Version.ShouldBe(1);
    }

    [PostgresFact]
    public async Task Says_that_nobody_answers()
    {
        await using var database = await Postgres.CreateDatabase();
        var nowhere = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = "127.0.0.1", Port = 1 }.ConnectionString;

        (await Should.ThrowAsync<LogAwayException>(() => Open(nowhere))).Message.ShouldStartWith("PostgreSQL is away: ");
    }

    [PostgresClusterFact]
    public async Task Loses_and_doubles_nothing_when_the_server_crashes_under_load()
    {
        using var cluster = PostgresCluster.Start();
        await using var log = await Open(cluster.ConnectionString);
        using var stop = new CancellationTokenSource();
        var acknowledged = 0;
        var enough = new TaskCompletionSource();

        async Task<long> Write(int writer)
        {
            long version = 0;
            while (!stop.IsCancellationRequested)
            {
                var answer = await Insist(log, Commit($"queue/khges/{writer}", version, $"c{version}"));
                version = answer switch { Appended.Written w => w.Version, Appended.Repeated r => r.Version, _ => throw new InvalidOperationException($"{answer}") };
                if (Interlocked.Increment(ref acknowledged) == 500) enough.TrySetResult();
            }
            return version;
        }
        var writers = Enumerable.Range(0, 40).Select(Write).ToArray();
        var follower = log.WaitBeyond(1_000_000, stop.Token);
        await enough.Task.WaitAsync(Patience);

        cluster.Crash();
        cluster.StartAgain();
        var before = Volatile.Read(ref acknowledged);
        while (Volatile.Read(ref acknowledged) < before + 500) await Task.Yield();
        await stop.CancelAsync();
        var versions = await Task.WhenAll(writers).WaitAsync(Patience);

        var all = await log.Everything();
        for (var i = 0; i < versions.Length; i++)
            all.Where(r => r.Stream == $"queue/khges/{i}").Select(r => (r.Version, r.CommandId)).ShouldBe(
                Enumerable.Range(0, (int)versions[i]).Select(v => (v + 1L, $"c{v}")));
        await Should.ThrowAsync<OperationCanceledException>(() => follower);
    }

    /// <summary>Sends the same command until it is answered, as the engine does.</summary>
    private static async Task<Appended> Insist(IEventLog log, Commit commit)
    {
        while (true)
        {
            try
            {
                return await log.Append(commit);
            }
            catch (LogAwayException)
            {
                await Task.Yield();
            }
        }
    }

    private static Task<IEventLog> Open(string connection) => EventLogs.Open(connection, new EventLogOptions(), NullLoggerFactory.Instance, CancellationToken.None);

    private static async Task<string> Refused(PostgresDatabase database) =>
        (await Should.ThrowAsync<LogRefusedException>(() => Open(database.ConnectionString))).Message;
}
