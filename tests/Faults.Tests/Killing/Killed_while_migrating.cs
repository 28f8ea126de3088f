using System.Diagnostics;
using Npgsql;
using OpsHub.Faults.Tests.Owners;
using OpsHub.Faults.Tests.Support;
using OpsHub.Testing;

namespace OpsHub.Faults.Tests.Killing;

/// <summary><c>opshub migrate sqlite-to-postgres</c> is killed (SIGKILL) when every row is copied and nothing is committed.</summary>
public sealed class Killed_while_migrating : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-moving-");
    private readonly Ledger _ledger = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [PostgresFact]
    public async Task Leaves_no_event_behind_and_is_begun_again_to_the_end()
    {
        var old = $"sqlite:{Path.Combine(_folder.FullName, "log.db")}";
        await Fill(old);
        await using var database = await Postgres.CreateDatabase();
        await (await Hubs.Log(database.ConnectionString)).DisposeAsync();   // an empty log, whose table of followers can be held
        await using (var holder = new NpgsqlConnection($"{database.ConnectionString};Pooling=false"))
        {
            await holder.OpenAsync();
            await Ask(holder, "begin; lock table log.followers");
            using var killed = Migrate(old, database.ConnectionString);
            await Ask(holder, "do $$ begin while not exists (select from pg_locks where not granted and relation = 'log.followers'::regclass) loop perform pg_sleep(0.05); end loop; end $$");
            killed.Kill(entireProcessTree: true);
            await killed.WaitForExitAsync();
        }
        (await LogContents.Open(database.ConnectionString)).ShouldBeEmpty();

        using var again = Migrate(old, database.ConnectionString);
        await again.WaitForExitAsync();

        again.ExitCode.ShouldBe(0);   // it ends verified
        var facts = await LogContents.Open(database.ConnectionString);
        facts.Count.ShouldBeGreaterThan(0);
        _ledger.Broken(facts).ShouldBeEmpty();
    }

    private async Task Fill(string log)
    {
        await using var hub = await Hubs.Start(log);
        await QueueLoad.Set(hub.Grains);
        using var stop = new CancellationTokenSource();
        var load = new QueueLoad([hub.Grains], _ledger);
        var running = load.Run(stop.Token);
        await load.More(500);
        await stop.CancelAsync();
        await running;
        await hub.CatchUp(CancellationToken.None);
        await hub.Log.SavePosition("reactions", 1, CancellationToken.None);
    }

    private Process Migrate(string from, string to) =>
        Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "opshub.dll"), "migrate", "sqlite-to-postgres", "--from", from, "--to", to]) { WorkingDirectory = _folder.FullName })!;

    private static async Task Ask(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
}
