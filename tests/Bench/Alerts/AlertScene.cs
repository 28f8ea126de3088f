using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Bench.Floor;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Outages;
using OpsHub.Bench.Stores;
using OpsHub.Grains;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Signals;
using OpsHub.Grains.Walls;
using OpsHub.Silo.Alerts;
using OpsHub.Silo.Alerts.Delivery;
using OpsHub.Silo.Hosting;

namespace OpsHub.Bench.Alerts;

/// <summary>A hub with its alerts: a hundred offices with people waiting, a hundred rules of figures that all of them have, and as many open outages as asked for in the areas they serve.</summary>
internal sealed class AlertScene : IAsyncDisposable
{
    public const string Company = "many";

    public const int Offices = 100, Rules = 100, WaitingEach = 12;

    private readonly FigureBook _figures;
    private readonly ConditionBook _conditions;

    private AlertScene(Hub hub)
    {
        Hub = hub;
        (_figures, _conditions) = (new FigureBook(hub.Clock), new ConditionBook(hub.View<CompanyWallView>(), hub.View<OutageView>()));
    }

    public Hub Hub { get; }

    /// <param name="folds">Folded beside what alerts rest on.</param>
    /// <param name="channels">Where alerts are told.</param>
    public static async Task<AlertScene> Open(IStore store, int outages, IReadOnlyList<IFollower> folds, CancellationToken cancel, params AlertChannel[] channels)
    {
        var scene = new AlertScene(await Hub.Open(new HubOptions { Log = store.Connection, Views = Concepts.Views, AlertChannels = channels }, NullLoggerFactory.Instance, cancel));
        await scene.Hub.Begin([scene._figures, scene._conditions, scene.Watch(), .. folds], cancel);
        await scene.Send(Grains.Companies.Company.IdOf(Company), new RegisterCompany("Many", DateTimeZone.Utc), cancel);
        for (var n = 0; n < Offices; n++) await scene.Send(Office.IdOf(Company, $"office-{n}"), new RegisterOffice(Flood.Serving(n)), cancel);
        await Floors.Open(scene.Hub.Grains, Company, Offices, windows: 10, WaitingEach, cancel);
        await Flood.Report(scene.Hub.Grains, Company, outages, Offices, "flood", cancel);
        await Task.WhenAll(Enumerable.Range(0, Rules).Select(i => scene.Send(AlertRules.IdOf(Company), new PutAlertRule(Rule(i)), cancel)));
        await scene.Hub.CatchUp(cancel);
        return scene;
    }

    public AlertWatch Watch() => new(new Evaluation(_figures, new NormBook([], _figures, Hub.Clock), _conditions), Hub.View<AlertsView>()!, Hub.Clock, NullLogger<AlertWatch>.Instance);

    /// <summary>Panic buttons pressed at a rate, each at another window, the offices in turn.</summary>
    /// <returns>When each was sent, by the key of its alert.</returns>
    public async Task<Dictionary<string, long>> Press(int signals, int perSecond, CancellationToken cancel)
    {
        var (sent, began, running) = (new Dictionary<string, long>(StringComparer.Ordinal), Stopwatch.GetTimestamp(), new List<Task>());
        for (var i = 0; i < signals; i++)
        {
            while (Stopwatch.GetElapsedTime(began).TotalSeconds * perSecond < i) await Quiet.After(0.001, cancel);
            var (office, window) = ($"office-{i % Offices}", 1 + (i / Offices));
            sent[Alert.IdOf(Company, "panic", $"window/{office}:{window}").Key] = began + (i * Stopwatch.Frequency / perSecond);   // what is sent late counts as late
            running.Add(Send(OfficeSignals.IdOf(Company, office), new RaiseSignal(SignalKind.Panic, window), cancel));
        }
        await Task.WhenAll(running);
        return sent;
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    private static AlertRule Rule(int i) => new(
        $"rule-{i}", $"Правило {i}", $"Rule {i}", WatchKind.Figure, i % 2 == 0 ? "visitors-longest-wait" : "visitors-waiting", Per: Scope.Office, Threshold: 100_000 + i, ForS: 60);

    private async Task Send(GrainId grain, ICommand command, CancellationToken cancel)
    {
        if (await Hub.Grains.Send(new Envelope(grain, Guid.NewGuid().ToString(), command, "bench"), cancel) is not Outcome.Done and var wrong) throw new InvalidOperationException($"{grain}: {wrong}");
    }
}
