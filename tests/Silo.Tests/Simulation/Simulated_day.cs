using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Signals;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Windows;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Simulation;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Simulation;

/// <summary>A small company's Tuesday, acted through a whole hub over a log in memory.</summary>
public sealed class Simulated_day : IAsyncLifetime
{
    private static readonly LocalDate Tuesday = new(2026, 11, 24);
    private static readonly CompanyProfile Company = Small();

    private List<Recorded> _facts = [];
    private OfficeCell? _morning;

    public async Task InitializeAsync() => (_facts, _morning) = await Play(seed: 7);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Is_the_same_again_with_the_same_seed()
    {
        var (again, _) = await Play(seed: 7);

        var (first, second) = (ByGrain(_facts), ByGrain(again));
        first.Keys.Order().ShouldBe(second.Keys.Order());
        foreach (var (grain, events) in first) second[grain].ShouldBe(events, grain);
        Report(again).ShouldBe(Report(_facts));
    }

    [Fact]
    public async Task Is_another_with_another_seed()
    {
        var (other, _) = await Play(seed: 8);

        Report(other).ShouldNotBe(Report(_facts));
    }

    [Fact]
    public void Has_everything_a_working_day_has()
    {
        var kinds = _facts.Select(f => f.Event.GetType()).ToHashSet();
        Type[] wanted =
        [
            typeof(WindowOpened), typeof(BreakStarted), typeof(BreakEnded), typeof(WindowClosed), typeof(TicketIssued), typeof(TicketCalled), typeof(TicketRecalled), typeof(ServiceStarted),
            typeof(ServiceFinished), typeof(TicketTransferred), typeof(TicketNoShow), typeof(TicketLeft), typeof(TicketParked), typeof(TicketReturned), typeof(WaitNeared), typeof(WaitBreached), typeof(DisplayRead),
            typeof(DisplayStalled), typeof(CallLeftMenu), typeof(CallAnswered), typeof(CallAbandoned), typeof(CallEnded),
            typeof(BreakGranted), typeof(WindowAwaited), typeof(WindowIdled), typeof(ServiceOverran), typeof(SlotBooked), typeof(BookingCheckedIn), typeof(BookingCancelled),
            typeof(SignalRaised),
        ];
        wanted.Where(type => !kinds.Contains(type)).ShouldBeEmpty("seed 7");
        _facts.Select(f => f.Event).OfType<TicketIssued>().Select(t => t.Class).Distinct().Count().ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Leaves_nobody_behind_at_night()
    {
        var issued = _facts.Select(f => f.Event).OfType<TicketIssued>().Select(t => t.Ticket).ToHashSet();
        issued.ExceptWith(_facts.Select(f => f.Event).OfType<TicketEvent>().Where(e => e is ServiceFinished or TicketNoShow or TicketLeft or TicketCancelled).Select(e => e.Ticket));
        issued.ExceptWith(_facts.Select(f => f.Event).OfType<QueueClosed>().SelectMany(c => c.Turned));

        issued.ShouldBeEmpty("seed 7");
    }

    [Fact]
    public void Follows_the_shape_of_the_day()
    {
        var hours = _facts.Select(f => f.Event).OfType<TicketIssued>().CountBy(t => t.At.InZone(Company.TimeZone).Hour).ToDictionary();

        hours.Keys.ShouldAllBe(h => h >= 8 && h < 17);
        hours[10].ShouldBeGreaterThan(hours[8]);
        hours[10].ShouldBeGreaterThan(hours[16]);
    }

    [Fact]
    public void Shows_on_the_wall_while_it_goes_on()
    {
        var tile = _morning.ShouldNotBeNull();

        (tile.Open, tile.OpenWindows > 0, tile.Issued > 0, tile.Served > 0).ShouldBe((true, true, true, true));
    }

    private static string Report(List<Recorded> facts)
    {
        var report = new SimulationReport();
        foreach (var fact in facts) report.Add(fact);
        return string.Join('\n', report.Lines());
    }

    private static Dictionary<string, List<string>> ByGrain(List<Recorded> facts) => facts.GroupBy(f => f.Grain.ToString()).ToDictionary(g => g.Key, g => g.Select(f =>
        $"{Grains.Concepts.Catalog.NameOf(f.Event)} {System.Text.Encoding.UTF8.GetString(Grains.Concepts.Catalog.Write(f.Event))}").ToList());

    private static async Task<(List<Recorded> Facts, OfficeCell? Morning)> Play(int seed)
    {
        var (log, clock) = (new MemoryLog(), new VirtualClock(Silo.Simulation.Simulation.StartOf([Company], Tuesday)));
        var options = new HubOptions { Log = "memory", Clock = clock, WatchDeadlines = false, Views = () => [new CompanyWallView(), new FloorView()] };
        await using var hub = await Hub.Start(options, log, NullLoggerFactory.Instance, CancellationToken.None);
        var simulation = new Silo.Simulation.Simulation(hub, clock, [Company], seed);
        await simulation.Begin(Tuesday, CancellationToken.None);
        await simulation.RunTo(Instant.FromUtc(2026, 11, 24, 6, 40), CancellationToken.None);
        await hub.CatchUp(CancellationToken.None);
        var morning = hub.Boards.Find($"wall/{Company.Id}")![$"office/{Company.Offices[0].Id}"] as OfficeCell;
        await simulation.RunTo(Silo.Simulation.Simulation.EndOf([Company], Tuesday), CancellationToken.None);
        var catalog = Grains.Concepts.Catalog;
        return ([.. log.Records.Select(r => new Recorded(r.Position, GrainId.Parse(r.Stream), r.Version, catalog.Read(r.Event.Name, r.Event.Data.Span), r.RecordedAt))], morning);
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
                samara.Offices[0] with { Windows = new(5), VisitorsPerDay = new(230), Hours = hours },
                samara.Offices[1] with { Hours = hours, Windows = new(2), VisitorsPerDay = new(40), Feed = OfficeFeed.Display },
            ],
            Lines = [samara.Lines[0] with { CallsPerDay = new(200), Operators = new(2) }],
        };
    }
}
