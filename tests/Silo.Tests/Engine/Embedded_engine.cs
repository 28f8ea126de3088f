using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Log;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Engine;

public sealed class Embedded_engine : EngineContract
{
    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 24, 5, 0);

    [Fact]
    public async Task Releases_a_grain_that_was_idle_for_the_whole_time_and_keeps_the_others()
    {
        var clock = new VirtualClock(Morning);
        await using var engine = new EmbeddedEngine(Tally.Catalog, new MemoryLog(), clock, new EngineOptions(), NullLogger<EmbeddedEngine>.Instance);
        await engine.Send(new Envelope(Tally.Id("old"), "c", new Add(1), "test"), CancellationToken.None);
        clock.AdvanceTo(Morning + Duration.FromMinutes(1));
        await engine.Send(new Envelope(Tally.Id("new"), "c", new Add(1), "test"), CancellationToken.None);

        SpinWait.SpinUntil(() => engine.ReleaseIdleSince(Morning) == 1, TimeSpan.FromSeconds(30)).ShouldBeTrue();

        engine.ActiveGrains.ShouldBe(1);
    }

    protected override Task<OpenedEngine> Open(IEventLog log, IHostClock clock, EngineOptions options)
    {
        var engine = new EmbeddedEngine(Tally.Catalog, log, clock, options, NullLogger<EmbeddedEngine>.Instance);
        return Task.FromResult(new OpenedEngine(engine, () => ReleaseAll(engine), engine.DisposeAsync));
    }

    private static Task ReleaseAll(EmbeddedEngine engine)
    {
        // A drain may still be on its way out of the last turn; it ends by itself.
        SpinWait.SpinUntil(() => engine.ReleaseIdleSince(Instant.MaxValue) >= 0 && engine.ActiveGrains == 0, TimeSpan.FromSeconds(30)).ShouldBeTrue();
        return Task.CompletedTask;
    }
}
