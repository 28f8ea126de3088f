using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Bench.Stores;
using OpsHub.Grains;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Simulation;
using OpsHub.Silo.Time;

namespace OpsHub.Endurance.Days;

/// <summary>The whole hub with its web edge, as the demonstration runs it, living through simulated days as fast as it can.</summary>
internal sealed class Month : IAsyncDisposable
{
    private readonly IReadOnlyList<CompanyProfile> _companies;
    private readonly TempFolder _folder;
    private readonly WebHost _web;
    private readonly Simulation _simulation;
    private LocalDate _day;

    private Month(IReadOnlyList<CompanyProfile> companies, LocalDate first, TempFolder folder, WebHost web, Simulation simulation) =>
        (_companies, _day, _folder, _web, _simulation) = (companies, first, folder, web, simulation);

    public Hub Hub => _web.Hub;

    /// <summary>Bytes of each fold when it is kept, the largest first: which of them grows.</summary>
    public IReadOnlyList<(string Name, int Bytes)> Folds => [.. _web.KeptFolds.Select(f => (f.Name, f.Save().Length)).OrderByDescending(f => f.Length)];

    /// <summary>Opens the hub on an empty log; the first day is about to begin.</summary>
    public static async Task<Month> Begin(string log, IReadOnlyList<CompanyProfile> companies, LocalDate first, int seed, CancellationToken cancel)
    {
        var folder = new TempFolder();
        var (clock, standards) = (new VirtualClock(Simulation.StartOf(companies, first)), ProfileStandards.Of(companies, CalendarShelf.Shipped));
        var options = new HubOptions { Log = log, Clock = clock, Catalog = Concepts.CatalogUnder(standards), Standards = standards, WatchDeadlines = false, Views = () => Concepts.ViewsUnder(standards) };
        var hub = await Hub.Open(options, NullLoggerFactory.Instance, cancel);
        var web = await WebHost.Start(hub, new WebOptions("http://127.0.0.1:0", folder.Path, ["--Logging:LogLevel:Default=Error"]) { Companies = companies }, cancel);
        var simulation = new Simulation(hub, clock, companies, seed);
        await simulation.Begin(first, cancel);
        return new Month(companies, first, folder, web, simulation);
    }

    /// <summary>Lives through the next day, to a quarter to midnight in the westernmost company, when every place is closed.</summary>
    public async Task LiveOneDay(CancellationToken cancel)
    {
        await _simulation.RunTo(Simulation.EndOf(_companies, _day), cancel);
        _day = _day.PlusDays(1);
    }

    /// <summary>Lives until a local time of the day in the westernmost company.</summary>
    public Task LiveUntil(LocalTime time, CancellationToken cancel) => _simulation.RunTo(_companies.Max(c => _day.At(time).InZoneLeniently(c.TimeZone).ToInstant()), cancel);

    public async ValueTask DisposeAsync()
    {
        await _web.App.StopAsync(CancellationToken.None);
        await _web.DisposeAsync();
        _folder.Dispose();
    }
}
