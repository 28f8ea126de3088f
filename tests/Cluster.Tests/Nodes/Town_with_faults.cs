using System.Diagnostics;
using System.Net;
using Npgsql;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Time;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>
/// Three silos and two web nodes, each a process, under load while something breaks. How long anybody waited is printed; that nothing acknowledged is
/// lost or doubled is asserted.
/// </summary>
[Collection(Town.OneAtATime)]
public sealed class Town_with_faults(ITestOutputHelper output) : IAsyncLifetime
{
    private const string SpreadOverAll = "Cluster:SilosPerCompany=3";
    private const string DeadSilos = "select count(*) from cluster.silos where status = 6";

    /// <summary>Of the dead ones too: the vote that decides may come before anybody has looked at the first.</summary>
    private const string SuspectedSilos = "select count(*) from cluster.silos where suspects <> ''";

    private readonly Ledger _ledger = new();
    private PostgresDatabase _database = null!;
    private Town _town = null!;
    private TownLoad _load = null!;

    public async Task InitializeAsync()
    {
        if (Postgres.SkipReason is not null) return;
        _database = await Postgres.CreateDatabase();
        _town = await Town.Start(_database.ConnectionString, silos: 3, webs: 2, SpreadOverAll);
        _load = new TownLoad(_town, new Scene(Chance.Seeded(output).Next(), new RealClock().GetCurrentInstant().ToDateTimeOffset()), _ledger);
        await _load.Set();
        _load.Begin();
        await _load.More(500);
        _load.Mark();
    }

    public async Task DisposeAsync()
    {
        if (Postgres.SkipReason is not null) return;
        await _load.DisposeAsync();
        await _town.DisposeAsync();
        await _database.DisposeAsync();
    }

    [PostgresFact]
    public async Task Goes_on_when_the_silo_that_owns_the_jobs_is_killed()
    {
        var owner = _town.Silos.Single(s => s.HasSaid("This process owns reactions"));
        var killed = Stopwatch.GetTimestamp();
        owner.Kill();
        await Until("select count(*) from cluster.leases where term > 1", 2);
        output.WriteLine($"reactions and deadlines changed hands within {Stopwatch.GetElapsedTime(killed).TotalMilliseconds:0} ms");
        await _load.More(1_000);

        await Whole("kill -9 of a silo");
    }

    [PostgresFact]
    public async Task Resumes_a_screen_at_another_web_node_when_its_own_is_killed()
    {
        const string wall = $"wall/{Scene.Company}";
        await using var before = await FeedConnection.Open(_town.Webs[1].Address, new CookieContainer(), _town.Key);
        await before.Subscribe(wall);
        var snapshot = await before.NextNews();
        var (epoch, seq) = (snapshot.GetProperty("epoch").GetString(), snapshot.GetProperty("seq").GetInt64());
        _town.Webs[1].Kill();
        await _load.More(1_000);
        _town.Webs.RemoveAt(1);

        await using var after = await FeedConnection.Open(_town.Webs[0].Address, new CookieContainer(), _town.Key);
        await after.Subscribe(wall, epoch, seq);
        var missed = await after.NextNews();

        snapshot.GetProperty("kind").GetString().ShouldBe("snapshot");
        missed.GetProperty("kind").GetString().ShouldBe("delta");
        missed.GetProperty("from").GetInt64().ShouldBe(seq);

        await Whole("kill -9 of a web node");
    }

    [PostgresFact]
    public async Task Refuses_a_silo_that_was_frozen_for_half_a_minute()
    {
        var frozen = _town.Silos.Single(s => s.HasSaid("This process owns reactions"));
        var halfAMinute = Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System);
        frozen.Freeze();
        var (suspected, dead) = (Within(SuspectedSilos), Within(DeadSilos));
        await _load.More(1_000);   // every connection has an answer
        output.WriteLine($"suspected within {await suspected:0} ms, declared dead within {await dead:0} ms, all connections answered again after {_load.LongestWaitMs:0} ms at most");
        _load.Mark();
        while (!halfAMinute.IsCompleted) await _load.More(200);
        _load.Failed.ShouldBe(0, _load.Failures);
        frozen.Thaw();

        await frozen.Gone();   // it learns that it was declared dead, and ends to be started anew
        frozen.ExitCode.ShouldNotBe(0);
        _town.Silos.Remove(frozen);
        await Town.Ready(await _town.Silo());   // as its supervisor does
        await _load.More(500);
        await Whole("SIGSTOP of a silo for 30 s, then SIGCONT");
    }

    [PostgresFact]
    public async Task Goes_on_while_the_membership_table_is_locked()
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var command = new NpgsqlCommand("lock table cluster.silos, cluster.versions, cluster.leases in access exclusive mode", connection, transaction);
            await command.ExecuteNonQueryAsync();
            await _load.More(3_000);
        }
        await _load.More(500);

        _load.Failed.ShouldBe(0, _load.Failures);
        await Whole("membership and lease tables locked");
    }

    /// <summary>Milliseconds until there is one such row.</summary>
    private async Task<double> Within(string sql)
    {
        var begun = Stopwatch.GetTimestamp();
        await Until(sql, 1);
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private async Task Until(string sql, long count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync(patience.Token);
        await using var command = new NpgsqlCommand(sql, connection);
        while ((long)(await command.ExecuteScalarAsync(patience.Token))! < count) await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
    }

    private async Task Whole(string what)
    {
        output.WriteLine($"{what}: longest wait {_load.LongestWaitMs:0} ms; not acknowledged at first: {_load.Failures}");
        await _load.End();
        await _town.ShouldBeWhole(_database.ConnectionString, _ledger);
        output.WriteLine($"{_ledger.Count} commands acknowledged");
    }
}
