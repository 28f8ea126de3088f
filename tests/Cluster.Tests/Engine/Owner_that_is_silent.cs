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
    public void Is_asked_again_by_one_at_a_time()
    {
        var time = new ManualTime();
        var silent = new SilentOwners(time);
        silent.IsWorthAsking(Tally.Id("a")).ShouldBeTrue();
        silent.WasSilent(Tally.Id("a"));

        silent.IsWorthAsking(Tally.Id("b")).ShouldBeTrue();
        silent.IsWorthAsking(Tally.Id("a")).ShouldBeFalse();
        time.Advance(10_000);
        silent.IsWorthAsking(Tally.Id("a")).ShouldBeTrue();
        silent.IsWorthAsking(Tally.Id("a")).ShouldBeFalse();
        silent.Spoke(Tally.Id("a"));
        silent.IsWorthAsking(Tally.Id("a")).ShouldBeTrue();
    }

    [Fact]
    public void Is_forgotten_when_nobody_asks_for_its_grain_any_more()
    {
        var time = new ManualTime();
        var silent = new SilentOwners(time);
        foreach (var caller in Enumerable.Range(0, 100)) silent.WasSilent(Tally.Id($"c{caller}"));

        time.Advance(60_000);
        silent.WasSilent(Tally.Id("another"));

        silent.Count.ShouldBe(1);
    }

    private static Task<Outcome> Add(OrleansEngine engine, string id) => engine.Send(new Envelope(Tally.Id("a"), id, new Add(1), "test"), CancellationToken.None);
}
