using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Tests.Past;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Retention;

/// <summary>A log of two days of the summer before last and one of this month, written by the whole hub with its web edge, sealed, with all that is kept beside it; in one SQLite file that each test takes a copy of.</summary>
public sealed class OldLog : IAsyncLifetime
{
    public static readonly LocalDate Summer = new(2025, 6, 10), Autumn = new(2026, 11, 10);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-old-log-");

    public static string Company => RecordedDay.Company.Id;

    public static string Office => RecordedDay.Company.Offices[0].Id;

    /// <summary>Of the first administrator.</summary>
    public string Login { get; private set; } = "";

    public string Password { get; private set; } = "";

    private string FilePath => Path.Combine(_folder.FullName, "opshub.db");

    public async Task InitializeAsync()
    {
        await Play(Summer, 2, seed: 3);   // each run seals its end
        await Play(Autumn, 1, seed: 4);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A copy in a folder of its own.</summary>
    public string CopyTo(DirectoryInfo folder)
    {
        var copy = Path.Combine(folder.FullName, "opshub.db");
        File.Copy(FilePath, copy);
        return $"sqlite:{copy}";
    }

    /// <summary>The hub over a log, with its web edge; begun.</summary>
    internal static async Task<(Hub Hub, WebHost Web)> Open(string log, VirtualClock clock, string data)
    {
        var companies = ProfileReader.All(ProfileReader.Shipped);
        var standards = ProfileStandards.Of(companies, CalendarShelf.Shipped);
        var options = new HubOptions
        {
            Log = log, Clock = clock, Catalog = Concepts.CatalogUnder(standards), Standards = standards, Views = () => Concepts.ViewsUnder(standards), WatchDeadlines = false, PastPageEvents = 500,
        };
        var hub = await Hub.Open(options, NullLoggerFactory.Instance, CancellationToken.None);
        return (hub, await WebHost.Start(hub, new WebOptions("http://127.0.0.1:0", data, ["--Access:Demonstration=true", "--Logging:LogLevel:Default=None"]) { Companies = companies }, CancellationToken.None));
    }

    private async Task Play(LocalDate day, int days, int seed)
    {
        var clock = new VirtualClock(Silo.Simulation.Simulation.StartOf([RecordedDay.Company], day));
        var (hub, web) = await Open($"sqlite:{FilePath}", clock, _folder.FullName);
        await using var ended = web;
        if (web.FirstSignIn is { } first) (Login, Password) = (first.Login, first.Password);
        var simulation = new Silo.Simulation.Simulation(hub, clock, [RecordedDay.Company], seed);
        await simulation.Begin(day, CancellationToken.None);
        await simulation.RunTo(Silo.Simulation.Simulation.EndOf([RecordedDay.Company], day.PlusDays(days - 1)), CancellationToken.None);
        await hub.CatchUp(CancellationToken.None);
    }
}
