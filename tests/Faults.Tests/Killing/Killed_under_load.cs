using System.Text.Json;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Time;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Faults.Tests.Killing;

/// <summary>
/// The program itself, killed (SIGKILL) at random instants under load and started again on the same log. A dozen rounds for each store;
/// <c>OPSHUB_FAULT_ROUNDS</c> sets another number.
/// </summary>
public sealed class Killed_under_load(ITestOutputHelper output) : IDisposable
{
    private const int UsualRounds = 12, CheckEvery = 4;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-kill-");
    private readonly Ledger _ledger = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public Task Loses_and_doubles_nothing_on_SQLite() => Kill($"sqlite:{Path.Combine(_folder.FullName, "log.db")}");

    [PostgresFact]
    public async Task Loses_and_doubles_nothing_on_PostgreSQL()
    {
        await using var database = await Postgres.CreateDatabase();
        await Kill(database.ConnectionString);
    }

    private async Task Kill(string log)
    {
        var random = Chance.Seeded(output);
        var load = new Load(new Scene(random.Next(), new RealClock().GetCurrentInstant().ToDateTimeOffset()), _ledger);
        var hub = new MortalHub(log, _folder.FullName, load);
        await hub.Set(Scene.Setting());
        var rounds = Chance.Number("OPSHUB_FAULT_ROUNDS") ?? UsualRounds;
        for (var round = 1; round <= rounds; round++)
        {
            await hub.Round(random.Next(1, 400));
            if (round % CheckEvery == 0 || round == rounds) await Check(log, hub);
        }
        output.WriteLine($"{rounds} rounds, {_ledger.Count} acknowledged, {load.Resent} resent, {load.Repeated} answers repeated");
        load.Repeated.ShouldBeGreaterThan(0);
    }

    /// <summary>Holds the log against the ledger and, folded by the next start, the wall against the log.</summary>
    private async Task Check(string log, MortalHub hub)
    {
        var facts = await LogContents.Open(log);
        _ledger.Broken(facts).ShouldBeEmpty();
        QueueCheck.Broken(facts).ShouldBeEmpty();
        await hub.Look(async http =>
        {
            var wall = JsonDocument.Parse(await http.GetStringAsync($"/api/v1/boards/wall/{Scene.Company}")).RootElement;
            WallRecount.Shown(wall.GetProperty("cells").EnumerateObject().Select(c => KeyValuePair.Create(c.Name, c.Value))).ShouldBe(WallRecount.Counted(facts));
        });
    }
}
