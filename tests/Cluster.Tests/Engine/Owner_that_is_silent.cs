using OpsHub.ClientHub.Tests.Host;
using OpsHub.Cluster.Engine;
using OpsHub.Cluster.Tests.Support;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Silo.Time;

namespace OpsHub.Cluster.Tests.Engine;

/// <summary>A silo that others reach and that reaches the log no more, and those who ask its grains.</summary>
public sealed class Owner_that_is_silent
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Of one turn.</summary>
    private const int Tries = 10;

    private const string Rival = "rival";

    private readonly MemoryLog _log = new();

    [Fact]
    public async Task Is_stood_in_for_by_whoever_asks_and_reaches_the_log()
    {
        var way = new WayToLog(_log);
        var silos = new LocalSilos(_log, new RealClock(), new EngineOptions(), patient: false);
        await using var silo = await silos.Start(way);
        await using var web = await silos.Web();
        (await Add(web, "before")).ShouldBeOfType<Outcome.Done>();
        silo.ActiveGrains.ShouldBe(1);

        way.Cut();
        var stoodIn = await Add(web, "meanwhile");
        var without = await Add(silo, "without the log");
        way.Mend();   // what its owner was writing comes through now

        stoodIn.ShouldBeOfType<Outcome.Done>().Version.ShouldBe(2);
        without.ShouldBeOfType<Outcome.Unavailable>().Code.ShouldBe("log-away");
        (await Add(web, "meanwhile")).ShouldBeOfType<Outcome.Done>().ShouldSatisfyAllConditions(again => again.Repeated.ShouldBeTrue(), again => again.Version.ShouldBe(2));
        (await Add(silo, "without the log")).ShouldBeOfType<Outcome.Done>().Version.ShouldBe(3);
        _log.Records.Select(r => r.CommandId).ShouldBe(["before", "meanwhile", "without the log"]);
    }

    [Fact]
    public async Task Is_asked_once_more_by_one_who_stood_in_and_was_beaten_at_every_try()
    {
        var way = new WayToLog(_log);
        var silos = new LocalSilos(_log, new RealClock(), new EngineOptions(), patient: false);
        await using var silo = await silos.Start(way);
        await using var web = await silos.Web();
        await Add(web, "before");
        var beaten = 0;
        _log.Before = async commit =>
        {
            if (commit.Actor == Rival || ++beaten > Tries) return;
            await _log.Append(commit with { CommandId = $"rival {beaten}", Actor = Rival }, CancellationToken.None);
            if (beaten == Tries) way.Mend();   // he who beats could be the owner, who reaches the log again
        };

        way.Cut();
        var answer = await Add(web, "meanwhile");

        beaten.ShouldBeGreaterThan(Tries, "the owner took the turn");
        answer.ShouldBeOfType<Outcome.Done>().Version.ShouldBe(Tries + 2);
        _log.Records.Count(r => r.CommandId == "meanwhile").ShouldBe(1);
    }

    [Fact]
    public void Is_asked_again_by_one_at_a_time()
    {
        var (time, silent) = Nobody();
        silent.WasSilent(Tally.Id("a"), Patience);

        silent.PatienceFor(Tally.Id("b")).ShouldBe(Patience);
        silent.PatienceFor(Tally.Id("a")).ShouldBeNull();
        time.Advance(10_000);
        silent.PatienceFor(Tally.Id("a")).ShouldBe(Patience);
        silent.PatienceFor(Tally.Id("a")).ShouldBeNull();
        silent.Spoke(Tally.Id("a"));
        silent.PatienceFor(Tally.Id("a")).ShouldBe(Patience);
    }

    [Fact]
    public void Leaves_the_owners_of_other_grains_little_time_once_several_were_for_as_long_as_that_is_found_anew()
    {
        var (time, silent) = Nobody();
        foreach (var grain in (string[])["a", "b", "c"]) silent.WasSilent(Tally.Id(grain), Patience);

        silent.PatienceFor(Tally.Id("d")).ShouldBe(TimeSpan.FromMilliseconds(300));
        time.Advance(9_000);
        foreach (var grain in (string[])["d", "e", "f"]) silent.WasSilent(Tally.Id(grain), TimeSpan.FromMilliseconds(300));
        time.Advance(1_000);
        silent.PatienceFor(Tally.Id("g")).ShouldBe(Patience);
    }

    [Fact]
    public void Is_forgotten_when_nobody_asks_for_its_grain_any_more()
    {
        var (time, silent) = Nobody();
        foreach (var caller in Enumerable.Range(0, 100)) silent.WasSilent(Tally.Id($"c{caller}"), Patience);

        time.Advance(60_000);
        silent.WasSilent(Tally.Id("another"), Patience);

        silent.Count.ShouldBe(1);
    }

    private static (ManualTime Time, SilentOwners Silent) Nobody()
    {
        var time = new ManualTime();
        return (time, new SilentOwners(Patience, time));
    }

    private static Task<Outcome> Add(OrleansEngine engine, string id) => engine.Send(new Envelope(Tally.Id("a"), id, new Add(1), "test"), CancellationToken.None);
}
