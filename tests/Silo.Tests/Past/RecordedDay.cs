using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Boards;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Past;

/// <summary>A simulated Tuesday of a small company whose frames were taken from the live hub every ten minutes; the hub was started anew at noon.</summary>
public sealed class RecordedDay : IAsyncLifetime
{
    public const int Seed = 7;
    public static readonly CompanyProfile Company = Small();
    private static readonly LocalDate Tuesday = new(2026, 11, 24);

    /// <summary>All boards by the instant at which they were looked at.</summary>
    public Dictionary<Instant, List<Frame>> Shown { get; } = [];

    public VirtualClock Clock { get; } = new(Silo.Simulation.Simulation.StartOf([Company], Tuesday));

    public Hub Hub { get; private set; } = null!;

    internal MemoryLog Log { get; } = new();

    public async Task InitializeAsync()
    {
        await Play(until: new LocalTime(12, 0));
        await Hub.DisposeAsync();
        await Play(until: new LocalTime(17, 30));
    }

    public async Task DisposeAsync() => await Hub.DisposeAsync();

    public HubOptions Options() => new() { Log = "memory", Clock = Clock, WatchDeadlines = false, Views = Concepts.Views, PastPageEvents = 200 };

    private async Task Play(LocalTime until)
    {
        Hub = await Hub.Start(Options(), Log, NullLoggerFactory.Instance, CancellationToken.None);
        var simulation = new Silo.Simulation.Simulation(Hub, Clock, [Company], Seed);
        await simulation.Begin(Tuesday, CancellationToken.None);
        while (Clock.GetCurrentInstant() < Tuesday.At(until).InZoneStrictly(Company.TimeZone).ToInstant())
        {
            await simulation.RunTo(Clock.GetCurrentInstant() + Duration.FromMinutes(10), CancellationToken.None);
            await Hub.CatchUp(CancellationToken.None);
            var now = Clock.GetCurrentInstant();
            Shown[now] = [.. Hub.Boards.All.Select(b => b.Snapshot(now))];
            Clock.AdvanceTo(now + Duration.FromMilliseconds(1));   // what is acted from here on is recorded after the look
        }
    }

    /// <summary>Two offices, one known from a display, and a line; from the shipped profile of Samara.</summary>
    private static CompanyProfile Small()
    {
        var samara = ProfileReader.Read(Path.Combine(ProfileReader.Shipped, "samara.json"));
        var hours = new Stated<WeekHours>(new WeekHours([.. WeekHours.Parse("mon-fri", "08:00-17:00")]));
        return samara with
        {
            Offices =
            [
                samara.Offices[0] with { Windows = new(5), VisitorsPerDay = new(150), Hours = hours },
                samara.Offices[1] with { Hours = hours, Windows = new(2), VisitorsPerDay = new(40), Feed = OfficeFeed.Display },
            ],
            Lines = [samara.Lines[0] with { CallsPerDay = new(150), Operators = new(2) }],
        };
    }
}
