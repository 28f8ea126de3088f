using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Bench.Floor;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Bench.Stores;
using OpsHub.Grains;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;
using OpsHub.Silo.Past;

namespace OpsHub.Bench.Past;

/// <summary>What a page of the past costs the lane that draws the walls, and what it costs beside it: the boards of a tenth of a country, with facts that go on at the country's rate.</summary>
internal sealed class PageBench(BenchRun run)
{
    private const int Companies = 10, OfficesOfEach = 35, Windows = 10, Waiting = 12, Rate = 1_000, FactsPerS = 378, Rounds = 5;

    public async Task Run(CancellationToken cancel)
    {
        foreach (var create in run.Stores)
        {
            await using var store = await create();
            var (opened, facts) = await Facts(store, cancel);
            await using var log = await EventLogs.Open(store.Connection, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
            var boards = new BoardSet(log.LogId, Concepts.Views());
            for (; opened > 0; opened--) boards.Apply(facts.Dequeue());
            for (var round = 1; round < Rounds; round++) await Page(boards, log, facts, store.Name, cancel);   // until the code is compiled as it stays
            foreach (var figure in await Page(boards, log, facts, store.Name, cancel)) run.Results.Add(figure);
        }
    }

    /// <summary>Keeps a page while facts go on, on two threads as a hub does; a fact costs the lane what it costs at other times, and what the page takes of it.</summary>
    private static async Task<IReadOnlyList<Figure>> Page(BoardSet boards, IEventLog log, Queue<Recorded> facts, string store, CancellationToken cancel)
    {
        var whole = Stopwatch.GetTimestamp();
        var size = boards.Save().Length;
        var atOnce = Ms(whole);
        var (cpu, began) = (new CpuTime(), Stopwatch.GetTimestamp());
        var kept = new PastPages(log, 1, NullLogger.Instance).Keep(boards, 1, cancel);
        var handedOver = Ms(began);
        var costs = await FactsMeanwhile(boards, facts, kept, cancel);
        var (spent, untilStored) = (cpu.Seconds * 1000, Ms(began));
        var stored = (await log.LoadSnapshot($"{PastPages.Prefix}1", PastPages.Format, cancel))!.Data.Length;
        var method = $"{Companies * OfficesOfEach} offices of {Windows} windows in {Companies} companies, {FactsPerS} facts a second meanwhile ({costs.Count}), the last of {Rounds} pages; {store}";
        return
        [
            new Figure("pages", $"{store}: all of it serialised at once", atOnce, "ms", $"{size / 1e6:0.0} MB, not stored; {method}"),
            new Figure("pages", $"{store}: the lane hands it over", handedOver, "ms", method),
            new Figure("pages", $"{store}: a fact meanwhile, mean", costs.Average(), "ms", method),
            new Figure("pages", $"{store}: the longest fact meanwhile", costs.Max(), "ms", method),
            new Figure("pages", $"{store}: until it is stored", untilStored, "ms", method),
            new Figure("pages", $"{store}: stored", stored / 1e6, "MB", method),
            new Figure("pages", $"{store}: processor time of it and the facts meanwhile", spent, "ms", method),
        ];
    }

    /// <returns>What each fact took, in milliseconds.</returns>
    private static async Task<List<double>> FactsMeanwhile(BoardSet boards, Queue<Recorded> facts, Task kept, CancellationToken cancel)
    {
        List<double> costs = [];
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var began = Stopwatch.GetTimestamp(); !kept.IsCompleted; await tick.WaitForNextTickAsync(cancel))
            for (; costs.Count <= Stopwatch.GetElapsedTime(began).TotalSeconds * FactsPerS && facts.TryDequeue(out var fact);) costs.Add(Applied(boards, fact));
        await kept;
        return costs;
    }

    private static double Applied(BoardSet boards, Recorded fact)
    {
        var began = Stopwatch.GetTimestamp();
        boards.Apply(fact);
        return Ms(began);
    }

    private static double Ms(long since) => Stopwatch.GetElapsedTime(since).TotalMilliseconds;

    /// <summary>A morning: every office opens, then its windows work.</summary>
    /// <returns>How many of the facts are of the opening, and all of them.</returns>
    private async Task<(int Opened, Queue<Recorded> Facts)> Facts(IStore store, CancellationToken cancel)
    {
        long opened;
        await using (var hub = await Hub.Start(new HubOptions { Log = store.Connection }, NullLoggerFactory.Instance, cancel))
        {
            List<Floors> floors = [];
            for (var company = 0; company < Companies; company++) floors.Add(await Open(hub.Grains, $"company-{company}", cancel));
            opened = await hub.Log.Head(cancel);
            await Task.WhenAll(floors.Select(f => f.Drive(Rate / Companies, run.Seconds, new Samples(0), new Samples(0), cancel)));
        }
        await using var log = await EventLogs.Open(store.Connection, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
        List<Recorded> facts = [];
        while (await log.ReadAll(facts.Count == 0 ? 0 : facts[^1].Position, 1_000, cancel) is { Count: > 0 } records) facts.AddRange(records.Select(r => Lane.Decode(r, Concepts.Catalog)));
        return (facts.FindIndex(f => f.Position == opened) + 1, new Queue<Recorded>(facts));
    }

    private static async Task<Floors> Open(IGrains grains, string company, CancellationToken cancel)
    {
        await grains.Send(new Envelope(Company.IdOf(company), "register", new RegisterCompany(company, DateTimeZone.Utc, Simulated: true), "bench"), cancel);
        for (var office = 0; office < OfficesOfEach; office++)
            await grains.Send(new Envelope(Office.IdOf(company, $"office-{office}"), "register", new RegisterOffice(new OfficeDetails($"Офис {office}", $"{office}", DateTimeZone.Utc, [])), "bench"), cancel);
        return await Floors.Open(grains, company, OfficesOfEach, Windows, Waiting, cancel);
    }
}
