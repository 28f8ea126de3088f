using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Bench.Stores;
using OpsHub.ClientHub.Access;
using OpsHub.Grains;
using OpsHub.Grains.Access;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Followers;
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

    public Uri Address => new(_web.App.Urls.First());

    /// <summary>Bytes of each fold and of each view when it is kept, the largest first: which of them grows. Takes some memory itself.</summary>
    public IReadOnlyList<(string Name, int Bytes)> Folds =>
    [
        .. _web.KeptFolds.SelectMany(f => f is BoardSet boards ? boards.Views.Select(v => (v.GetType().Name, v.Save().Length)).Append((f.Name, f.Save().Length)) : [(f.Name, f.Save().Length)])
            .OrderByDescending(f => f.Length),
    ];

    /// <summary>Opens the hub on an empty log; the first day is about to begin.</summary>
    /// <param name="settings">Of the web edge, such as <c>--Feed:PushIntervalMs=200</c>.</param>
    public static async Task<Month> Begin(string log, IReadOnlyList<CompanyProfile> companies, LocalDate first, int seed, IReadOnlyList<string> settings, CancellationToken cancel)
    {
        var folder = new TempFolder();
        var (clock, standards) = (new VirtualClock(Simulation.StartOf(companies, first)), ProfileStandards.Of(companies, CalendarShelf.Shipped));
        var options = new HubOptions { Log = log, Clock = clock, Catalog = Concepts.CatalogUnder(standards), Standards = standards, WatchDeadlines = false, Views = () => Concepts.ViewsUnder(standards) };
        var hub = await Hub.Open(options, NullLoggerFactory.Instance, cancel);
        var web = await WebHost.Start(hub, new WebOptions("http://127.0.0.1:0", folder.Path, ["--Logging:LogLevel:Default=Error", .. settings]) { Companies = companies }, cancel);
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

    /// <summary>A key that reads every wall and every hall screen.</summary>
    public async Task<string> IssueKey(CancellationToken cancel)
    {
        var key = DeviceKeyText.Make();
        var issue = new IssueDeviceKey("endurance", key.SecretHash, null, null, [Right.ReadWalls, Right.ReadScreens], null);
        if (await Hub.Grains.Send(new Envelope(DeviceKey.IdOf(key.Id), "endurance", issue, "endurance"), cancel) is not Outcome.Done) throw new InvalidOperationException("The device key was not issued.");
        await Hub.CatchUp(cancel);
        return key.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _web.App.StopAsync(CancellationToken.None);
        await _web.DisposeAsync();
        _folder.Dispose();
    }
}
