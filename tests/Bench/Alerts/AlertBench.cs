using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Bench.Floor;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Grains;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Signals;
using OpsHub.Grains.Walls;
using OpsHub.Silo.Alerts;
using OpsHub.Silo.Hosting;

namespace OpsHub.Bench.Alerts;

/// <summary>10,000 rules × subjects: how long one look at all of them takes, and how soon a fact is an alert while every second all are looked at.</summary>
internal sealed class AlertBench(BenchRun run)
{
    private const string Company = "many";

    private const int Offices = 100, Rules = 100, WaitingEach = 12, Looks = 30, Signals = 300;

    /// <summary>Between two signals; 100 a second.</summary>
    private const double ApartS = 0.01;

    public async Task Run(CancellationToken cancel)
    {
        foreach (var create in run.Stores)
        {
            await using var store = await create();
            await using var hub = await Hub.Open(new HubOptions { Log = store.Connection, Views = Concepts.Views }, NullLoggerFactory.Instance, cancel);
            var (figures, conditions, fired) = (new FigureBook(hub.Clock), new ConditionBook(hub.View<CompanyWallView>()), new FiredAt());
            AlertWatch Watch() => new(new Evaluation(figures, new NormBook([], figures, hub.Clock), conditions), hub.View<AlertsView>()!, hub.Clock, NullLogger<AlertWatch>.Instance);
            await hub.Begin([figures, conditions, Watch(), fired], cancel);
            await Floors.Open(hub.Grains, Company, Offices, windows: 10, WaitingEach, cancel);
            await Task.WhenAll(Enumerable.Range(0, Rules).Select(i => Send(hub, AlertRules.IdOf(Company), new PutAlertRule(Rule(i)), cancel)));
            await hub.CatchUp(cancel);
            Look(Watch(), hub, store.Name);
            await Sound(hub, fired, store.Name, cancel);
        }
    }

    private void Look(AlertWatch watch, Hub hub, string store)
    {
        var samples = new Samples();
        for (var look = 0; look < Looks; look++)
        {
            var began = Stopwatch.GetTimestamp();
            watch.Changed(Company, hub.Clock.GetCurrentInstant());
            if (look >= Looks / 5) samples.Add(Stopwatch.GetTimestamp() - began);
        }
        var method = $"{Rules} rules on the waits and the numbers waiting of each of {Offices} offices with {WaitingEach} people waiting; one thread, the hub's own looks beside it; {store}";
        run.Results.Add(new Figure("alerts", $"a look at 10,000 rules × subjects, {store}, p50", samples.Sorted().P50Ms, "ms", method));
        run.Results.Add(new Figure("alerts", $"a look at 10,000 rules × subjects, {store}, p99", samples.Sorted().P99Ms, "ms", method) { Aim = Aim.AtMost(1000) });
    }

    /// <summary>A button pressed in one office after the other, ten times in each.</summary>
    private async Task Sound(Hub hub, FiredAt fired, string store, CancellationToken cancel)
    {
        var (samples, sent) = (new Samples(), new Dictionary<string, long>(StringComparer.Ordinal));
        for (var i = 0; i < Signals; i++)
        {
            var (office, window) = (i % Offices, 1 + (i / Offices));
            sent[Alert.IdOf(Company, "panic", $"window/office-{office}:{window}").Key] = Stopwatch.GetTimestamp();
            await Send(hub, OfficeSignals.IdOf(Company, $"office-{office}"), new RaiseSignal(SignalKind.Panic, window), cancel);
            await Quiet.After(ApartS, cancel);
        }
        foreach (var (key, at) in sent) samples.Add(await fired.Of(key).WaitAsync(cancel) - at);
        var method = $"{Signals} panic buttons, 100/s, to the alert's cell in the inbox, beside a look at 10,000 rules × subjects after every change; {store}";
        run.Results.Add(new Figure("alerts", $"fact to inbox, {store}, p50", samples.Sorted().P50Ms, "ms", method));
        run.Results.Add(new Figure("alerts", $"fact to inbox, {store}, p99", samples.Sorted().P99Ms, "ms", method) { Aim = Aim.AtMost(1000) });
    }

    private static AlertRule Rule(int i) => new(
        $"rule-{i}", $"Правило {i}", $"Rule {i}", WatchKind.Figure, i % 2 == 0 ? "visitors-longest-wait" : "visitors-waiting", Per: Scope.Office, Threshold: 100_000 + i, ForS: 60);

    private static async Task Send(Hub hub, GrainId grain, ICommand command, CancellationToken cancel)
    {
        if (await hub.Grains.Send(new Envelope(grain, Guid.NewGuid().ToString(), command, "bench"), cancel) is not Outcome.Done) throw new InvalidOperationException($"{grain} did not take {command}.");
    }

    /// <summary>When each alert came to the folds.</summary>
    private sealed class FiredAt : IFollower
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _fired = new(StringComparer.Ordinal);

        public Task<long> Of(string key) => _fired.GetOrAdd(key, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        public void Apply(in Recorded fact)
        {
            if (fact.Event is AlertFired) _fired.GetOrAdd(fact.Grain.Key, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult(Stopwatch.GetTimestamp());
        }
    }
}
