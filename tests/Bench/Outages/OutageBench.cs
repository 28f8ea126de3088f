using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Grains;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Journeys;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Signals;
using OpsHub.Grains.Walls;
using OpsHub.Silo.Alerts;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Outages.Feeds;

namespace OpsHub.Bench.Outages;

/// <summary>
/// A catastrophe: 50,000 outages of one company with fifty offices at once, sent as facts with 256 in flight, said again, and then as one list that the hub reads. All folds run, rules are
/// evaluated, an alert fires in each office, and somebody looks at the outages page, a hall and the inbox.
/// </summary>
internal sealed class OutageBench(BenchRun run)
{
    private const int Offices = 50;

    private const string Company = "bench";

    public async Task Run(CancellationToken cancel)
    {
        foreach (var create in run.Stores)
        {
            await using var store = await create();
            await using var hub = await Hub.Open(new HubOptions { Log = store.Connection, Views = Concepts.Views }, NullLoggerFactory.Instance, cancel);
            await hub.Begin(Folds(hub), cancel);
            await Send(hub, Grains.Companies.Company.IdOf(Company), new RegisterCompany("Bench", DateTimeZone.Utc), "c", cancel);
            for (var n = 0; n < Offices; n++)
            {
                await Send(hub, Office.IdOf(Company, $"o{n}"), new RegisterOffice(Flood.Serving(n)), "o", cancel);
                await Send(hub, OfficeSignals.IdOf(Company, $"o{n}"), new RaiseSignal(SignalKind.Panic, 1), "s", cancel);
            }
            await Pushed(hub, store.Name, cancel);
            await Listed(hub, store.Name, cancel);
        }
    }

    /// <summary>What a hub folds beside the boards: journeys, and what alerts rest on.</summary>
    private static IReadOnlyList<IFollower> Folds(Hub hub)
    {
        var (figures, conditions) = (new FigureBook(hub.Clock), new ConditionBook(hub.View<CompanyWallView>(), hub.View<OutageView>()));
        return [new JourneyIndex(), figures, conditions, new AlertWatch(new Evaluation(figures, new NormBook([], figures, hub.Clock), conditions), hub.View<AlertsView>()!, hub.Clock, NullLogger<AlertWatch>.Instance)];
    }

    private async Task Pushed(Hub hub, string store, CancellationToken cancel)
    {
        var before = MemoryUse.Now();
        using var looking = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var (looks, cpu) = (Look(hub, looking.Token), new CpuTime());
        var durable = await Push(hub, "first", cancel);
        var folded = await Timed(() => hub.CatchUp(cancel));
        var processor = cpu.Seconds;
        await looking.CancelAsync();
        var drawn = await looks;
        var again = await Push(hub, "again", cancel);
        var used = MemoryUse.Now() - before;
        var page = Stopwatch.GetTimestamp();
        hub.View<OutageView>()!.Search(new OutageQuery(Company, OutagePhase.Active, null, null, null, "место7", 0, 50), hub.Clock.GetCurrentInstant());
        var method = $"{run.Outages} reports, {Flood.InFlight} in flight, all folds; {store}";
        Add($"{run.Outages:N0} outages told, all durable, {store}", durable, "s", method);
        Add($"until every fold has the last of them, {store}", folded, "s", method);
        Add($"processor time for both, {store}", processor, "s", "of all threads, drawing included");
        Add($"the same told again, nothing changes, {store}", again, "s", method);
        Add($"outages page, a hall and the inbox drawn meanwhile, p50, {store}", drawn.P50Ms, "ms", "the wait for the folds' lock counts; ten times a second");
        Add($"outages page, a hall and the inbox drawn meanwhile, p99, {store}", drawn.P99Ms, "ms", "the same");
        Add($"heap for one open outage, all folds and grains, {store}", (double)used.Heap / run.Outages, "bytes", "after a full collection");
        Add($"a page of a search through all of them, {store}", Stopwatch.GetElapsedTime(page).TotalMilliseconds, "ms", "words in every place, first 50 of those that fit");
    }

    private async Task Listed(Hub hub, string store, CancellationToken cancel)
    {
        await using var server = await ListServer.Start(run.Outages, Offices, cancel);
        var source = new FeedSource
        {
            Company = Company, Id = "list", Title = "List", Url = server.Url, Format = FeedFormat.Json, Zone = "UTC", TimeoutS = 60, Whole = true, Inside = true,
            Map = new FeedMapping { Id = "id", Place = "place", Customers = "customers" },
        };
        using var client = new FeedClient(source);
        var lane = new FeedLane(source, client, hub.Grains, () => [], hub.Clock, NullLogger.Instance);
        var method = $"{server.Bytes / 1024.0 / 1024:0.0} MiB of JSON over loopback, 256 in flight; {store}";
        Add($"a list of {run.Outages:N0} outages read, all durable, {store}", await Timed(() => lane.Read(cancel)), "s", method);
        server.Touch();
        Add($"the same list with one row changed, {store}", await Timed(() => lane.Read(cancel)), "s", method);
        server.Empty();
        Add($"the list empty: all restored, all durable, {store}", await Timed(() => lane.Read(cancel)), "s", method);
    }

    /// <summary>Draws what people look at ten times a second until stopped.</summary>
    private static async Task<Percentiles> Look(Hub hub, CancellationToken cancel)
    {
        var samples = new Samples(10_000);
        try
        {
            while (true)
            {
                await Quiet.After(0.1, cancel);
                var began = Stopwatch.GetTimestamp();
                hub.Boards.Find($"outages/{Company}")?.Snapshot(hub.Clock.GetCurrentInstant());
                hub.Boards.Find($"screen/{Company}/o7")?.Snapshot(hub.Clock.GetCurrentInstant());
                hub.Boards.Find($"alerts/{Company}")?.Snapshot(hub.Clock.GetCurrentInstant());
                samples.Add(Stopwatch.GetTimestamp() - began);
            }
        }
        catch (OperationCanceledException)
        {
            return samples.Sorted();
        }
    }

    private async Task<double> Push(Hub hub, string round, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        await Flood.Report(hub.Grains, Company, run.Outages, Offices, round, cancel);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task Send(Hub hub, GrainId grain, ICommand command, string id, CancellationToken cancel)
    {
        if (await hub.Grains.Send(new Envelope(grain, id, command, "bench"), cancel) is not (Outcome.Done or Outcome.Nothing) and var wrong) throw new InvalidOperationException($"{grain}: {wrong}");
    }

    private static async Task<double> Timed(Func<Task> what)
    {
        var began = Stopwatch.GetTimestamp();
        await what();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private void Add(string name, double value, string unit, string method) => run.Results.Add(new Figure("outages", name, value, unit, method));
}
