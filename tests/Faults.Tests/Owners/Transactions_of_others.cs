using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Log;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Faults.Tests.Owners;

/// <summary>Somebody leaves a transaction open in the log's database and goes to lunch.</summary>
public sealed class Transactions_of_others(ITestOutputHelper output)
{
    private readonly Killing.Ledger _ledger = new();

    [PostgresFact]
    public Task That_hold_the_table_of_commits_are_answered_by_503_and_survived() => Survives("lock table log.commits in access exclusive mode");

    [PostgresFact]
    public Task That_hold_the_row_of_the_head_are_answered_by_503_and_survived() => Survives("select * from log.head for update");

    [PostgresFact]
    public async Task That_only_read_hold_up_nothing()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var scene = await WebScene.Over(Options(database));
        await using var reader = await Open(database, "set transaction isolation level repeatable read; select count(*) from log.commits");
        var load = new QueueLoad([scene.Hub.Grains], _ledger);
        using var stop = new CancellationTokenSource();
        var running = load.Run(stop.Token);

        await load.More(1_000);
        await stop.CancelAsync();
        await running;

        await Hubs.ShouldBeWhole(scene.Hub, _ledger);
    }

    private async Task Survives(string hold)
    {
        await using var database = await Postgres.CreateDatabase();
        await using var scene = await WebScene.Over(Options(database));
        var load = new QueueLoad([scene.Hub.Grains], _ledger);
        using var stop = new CancellationTokenSource();
        var running = load.Run(stop.Token);
        await load.More(300);

        await using (await Open(database, hold))
        {
            await load.Unavailable;
            using var refused = await scene.Issue("during");
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString()!.ShouldEndWith("log-away");
        }
        await load.More(300);
        await stop.CancelAsync();
        await running;

        (await scene.Issue("during")).IsSuccessStatusCode.ShouldBeTrue();
        await Hubs.ShouldBeWhole(scene.Hub, _ledger);
        output.WriteLine($"{_ledger.Count} acknowledged");
    }

    private static Silo.Hosting.HubOptions Options(PostgresDatabase database) =>
        Hubs.Options(database.ConnectionString) with { LogOptions = new EventLogOptions { PostgresLockWaitMs = 300 } };

    private static async Task<NpgsqlConnection> Open(PostgresDatabase database, string sql)
    {
        var connection = new NpgsqlConnection($"{database.ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"begin; {sql}", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
