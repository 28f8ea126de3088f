using OpsHub.Faults.Tests.Support;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Faults.Tests.Killing;

/// <summary>
/// The program killed (SIGKILL) while an office of sixty windows works as fast as it is answered, and started again on the same log. Six rounds for each store; <c>OPSHUB_FAULT_ROUNDS</c> sets
/// another number.
/// </summary>
public sealed class Power_cut_at_the_busiest_minute(ITestOutputHelper output) : IDisposable
{
    private const int UsualRounds = 6, CheckEvery = 3, MostAnswers = 1500;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-power-");
    private readonly Ledger _ledger = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public Task Loses_doubles_and_issues_no_ticket_twice_and_every_board_is_the_logs_recount_on_SQLite() => Cut($"sqlite:{Path.Combine(_folder.FullName, "log.db")}");

    [PostgresFact]
    public async Task Loses_doubles_and_issues_no_ticket_twice_and_every_board_is_the_logs_recount_on_PostgreSQL()
    {
        await using var database = await Postgres.CreateDatabase();
        await Cut(database.ConnectionString);
    }

    private async Task Cut(string log)
    {
        var random = Chance.Seeded(output);
        var load = new Load(new BusyOffice(random.Next()), _ledger);
        var hub = new MortalHub(log, _folder.FullName, load);
        await hub.Set(BusyOffice.Setting());
        var rounds = Chance.Number("OPSHUB_FAULT_ROUNDS") ?? UsualRounds;
        for (var round = 1; round <= rounds; round++)
        {
            await hub.Round(random.Next(1, MostAnswers));
            if (round % CheckEvery == 0 || round == rounds) await Check(log, hub);
        }
        output.WriteLine($"{rounds} rounds, {_ledger.Count} acknowledged, {load.Resent} resent, {load.Repeated} answers repeated");
        load.Repeated.ShouldBeGreaterThan(0);
    }

    private async Task Check(string log, MortalHub hub)
    {
        var facts = await LogContents.Open(log);
        _ledger.Broken(facts).ShouldBeEmpty();
        QueueCheck.Broken(facts).ShouldBeEmpty();
        await hub.Look(async http => (await FloorRecount.Shown(http)).ShouldBe(FloorRecount.Counted(facts)));
    }
}
