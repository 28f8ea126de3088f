using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Silo.Hosting;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Faults.Tests.Owners;

/// <summary>Two hubs that both believe they own the same queues: the log's version check lets one of them win each turn.</summary>
public sealed class Two_owners_of_one_grain(ITestOutputHelper output) : IDisposable
{
    private const int Answers = 1_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-owners-");
    private readonly Ledger _ledger = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Lose_and_double_nothing_on_SQLite()
    {
        // An SQLite log belongs to one process: both hubs share it open.
        var log = await Hubs.Log($"sqlite:{Path.Combine(_folder.FullName, "log.db")}");
        await using var one = await Hub.Start(Hubs.Options(), log, NullLoggerFactory.Instance, CancellationToken.None);
        await using var other = await Hub.Start(Hubs.Options(), new LentLog(log), NullLoggerFactory.Instance, CancellationToken.None);
        await Race(one, other);
    }

    [PostgresFact]
    public async Task Lose_and_double_nothing_on_PostgreSQL()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var one = await Hubs.Start(database.ConnectionString);
        await using var other = await Hubs.Start(database.ConnectionString);
        await Race(one, other);
    }

    private async Task Race(Hub one, Hub other)
    {
        await QueueLoad.Set(one.Grains);
        using var stop = new CancellationTokenSource();
        var load = new QueueLoad([one.Grains, other.Grains], _ledger);
        var running = load.Run(stop.Token);

        await load.More(Answers);
        await stop.CancelAsync();
        await running;

        await Hubs.ShouldBeWhole(one, _ledger);
        await Hubs.ShouldBeWhole(other, _ledger);
        output.WriteLine($"{_ledger.Count} commands acknowledged by two owners");
    }
}
