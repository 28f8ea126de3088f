using System.Diagnostics;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Grains.Alerts;
using OpsHub.Silo.Alerts;
using OpsHub.Silo.Hosting;

namespace OpsHub.Bench.Alerts;

/// <summary>10,000 rules × subjects beside 50,000 open outages: how long one look at all of them takes, and how soon a fact is an alert while all are looked at after every change.</summary>
internal sealed class AlertBench(BenchRun run)
{
    private const int Looks = 30, Signals = 1_000, PerSecond = 100;

    public async Task Run(CancellationToken cancel)
    {
        foreach (var create in run.Stores)
        {
            await using var store = await create();
            var fired = new EventTimes<AlertFired>();
            await using var scene = await AlertScene.Open(store, run.Outages, [fired], cancel);
            Look(scene.Watch(), scene.Hub, store.Name);
            await Sound(scene, fired, store.Name, cancel);
        }
    }

    private void Look(AlertWatch watch, Hub hub, string store)
    {
        var samples = new Samples();
        for (var look = 0; look < Looks; look++)
        {
            var began = Stopwatch.GetTimestamp();
            watch.Changed(AlertScene.Company, hub.Clock.GetCurrentInstant());
            if (look >= Looks / 5) samples.Add(Stopwatch.GetTimestamp() - began);
        }
        var method = $"{AlertScene.Rules} rules on the waits and the numbers waiting of each of {AlertScene.Offices} offices with {AlertScene.WaitingEach} people waiting, {run.Outages:N0} outages open; one thread, the hub's own looks beside it; {store}";
        run.Results.Add(new Figure("alerts", $"a look at 10,000 rules × subjects, {run.Outages:N0} outages, {store}, p50", samples.Sorted().P50Ms, "ms", method));
        run.Results.Add(new Figure("alerts", $"a look at 10,000 rules × subjects, {run.Outages:N0} outages, {store}, p99", samples.Sorted().P99Ms, "ms", method) { Aim = Aim.AtMost(1000) });
    }

    private async Task Sound(AlertScene scene, EventTimes<AlertFired> fired, string store, CancellationToken cancel)
    {
        var samples = new Samples();
        foreach (var (key, at) in await scene.Press(Signals, PerSecond, cancel)) samples.Add(await fired.Of(key).WaitAsync(cancel) - at);
        var method = $"{Signals} panic buttons, {PerSecond}/s, to the alert's cell in the inbox, beside {run.Outages:N0} open outages and a look at 10,000 rules × subjects after every change; {store}";
        run.Results.Add(new Figure("alerts", $"fact to inbox, {run.Outages:N0} outages, {store}, p50", samples.Sorted().P50Ms, "ms", method));
        run.Results.Add(new Figure("alerts", $"fact to inbox, {run.Outages:N0} outages, {store}, p99", samples.Sorted().P99Ms, "ms", method) { Aim = Aim.AtMost(1000) });
    }
}
