using System.Diagnostics;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Faults.Tests.Owners;

/// <summary>The primary dies under load, its synchronous standby takes over, and the hub that knows both goes on by itself.</summary>
public sealed class Standby_promoted(ITestOutputHelper output)
{
    private readonly Ledger _ledger = new();

    [PostgresClusterFact]
    public async Task Has_everything_acknowledged_once_and_in_order_and_the_hub_goes_on()
    {
        using var pair = await PostgresPair.Start();
        await using var hub = await Hubs.Start(pair.ConnectionString);
        await QueueLoad.Set(hub.Grains);
        using var stop = new CancellationTokenSource();
        var load = new QueueLoad([hub.Grains], _ledger);
        var running = load.Run(stop.Token);
        await load.More(1_000);

        pair.Primary.Kill();
        var killed = Stopwatch.GetTimestamp();
        await load.Unavailable;
        await pair.Promote();
        var promoted = Stopwatch.GetElapsedTime(killed);
        await load.More(24);
        output.WriteLine($"standby asked and promoted {promoted.TotalSeconds:0.0} s after the kill, commands answered again after {Stopwatch.GetElapsedTime(killed).TotalSeconds:0.0} s");
        await load.More(1_000);
        await stop.CancelAsync();
        await running;

        await Hubs.ShouldBeWhole(hub, _ledger);
        output.WriteLine($"{_ledger.Count} acknowledged over one promotion");
    }

    [PostgresClusterFact]
    public async Task Has_everything_acknowledged_although_it_was_away_for_longer_than_the_hub_waits()
    {
        const int enough = 40;   // four queues, refused one after the other: the patience of a batch has run out for many
        using var pair = await PostgresPair.Start();
        var options = Hubs.Options(pair.ConnectionString) with { LogOptions = new EventLogOptions { PostgresLockWaitMs = 300, PostgresPatienceMs = 500 } };
        await using var hub = await Hub.Start(options, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, CancellationToken.None);
        await QueueLoad.Set(hub.Grains);
        using var stop = new CancellationTokenSource();
        var load = new QueueLoad([hub.Grains], _ledger);
        var running = load.Run(stop.Token);
        await load.More(200);

        pair.Standby.Crash();
        await load.RefusedTimes(enough);
        pair.Primary.Kill();
        pair.Standby.StartAgain();
        await pair.Promote();
        await load.More(200);
        await stop.CancelAsync();
        await running;

        await Hubs.ShouldBeWhole(hub, _ledger);
    }
}
