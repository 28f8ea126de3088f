using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Tests.Figures;

/// <summary>A small day in one office, every figure computed by hand.</summary>
public sealed class Figures_of_an_office
{
    private static readonly GrainId North = Queue.IdOf("volga", "north");
    private readonly FigureDesk _desk = new();

    public Figures_of_an_office()
    {
        _desk.World.Must(Office.IdOf("volga", "north"), new RegisterOffice(Scenes.Details("Северное")));
        _desk.World.Must(North, new ConfigureQueue(Scenes.Rules));
        _desk.World.Must(Window.IdOf("volga", "north", 1), new OpenWindow("7", ["contracts", "meters"]));
        _desk.World.Must(Window.IdOf("volga", "north", 2), new OpenWindow("8", ["meters"]));
    }

    [Fact]
    [Trait("Requirement", "KHGES-2.3.1a"), Trait("Requirement", "MORDOVIA-7.1c"), Trait("Requirement", "VLADIMIR-G1.R2c")]
    public void A_day_adds_up()
    {
        Issue("contracts");                 // called after 60 s, walks 10 s, served for 300 s
        Issue("contracts");                 // called after 370 s, does not come
        Issue("meters");                    // leaves after 400 s
        _desk.World.Advance(60);
        Send(new CallNext(1));
        _desk.World.Advance(10);
        Send(new StartService(1));
        _desk.World.Advance(300);
        Send(new FinishService(1));
        Send(new CallNext(1));
        _desk.World.Advance(30);
        Send(new MarkNoShow(1));
        Send(new LeaveQueue("2026-11-24.Б001"));
        Issue("meters");
        Send(new CloseQueue("day-over"));
        _desk.World.AdvanceTo(Scenes.At(9, 0));

        Day("arrived").ShouldBe(4m);
        Day("served").ShouldBe(1m);
        Day("no-shows").ShouldBe(1m);
        Day("left").ShouldBe(1m);
        Day("turned-away").ShouldBe(1m);
        Day("mean-wait").ShouldBe((60m + 370m) / 2);
        Day("mean-wait-to-service").ShouldBe(70m);
        Day("longest-visit-wait").ShouldBe(370m);
        Day("mean-service").ShouldBe(300m);
        Day("arrival-rate").ShouldBe(4m);
        Day("visit-load").ShouldBe(0.333m);
        _desk.Value("service/north:contracts", "arrived").ShouldBe(2m);
        _desk.Value("window/north:1", "mean-wait").ShouldBe(215m);
        _desk.Value("operator/7", "served").ShouldBe(1m);
        _desk.Value("company", "arrived").ShouldBe(4m);
    }

    [Fact]
    public void Waiting_now_leaves_out_the_called_and_the_parked()
    {
        Issue("contracts");
        _desk.World.Advance(950);
        var parked = Issue("meters");
        Issue("meters");
        _desk.World.Advance(50);

        _desk.Value("office/north", "visitors-waiting", "now").ShouldBe(3m);
        _desk.Value("office/north", "visitors-longest-wait", "now").ShouldBe(1000m);
        _desk.Value("office/north", "visitors-over-norm", "now").ShouldBe(33.333m);
        _desk.Value("service/north:meters", "visitors-mean-wait", "now").ShouldBe(50m);

        Send(new ParkTicket(parked, _desk.World.Now + NodaTime.Duration.FromSeconds(100)));
        Send(new CallNext(1));
        _desk.Value("office/north", "visitors-waiting", "now").ShouldBe(1m);
        _desk.Value("office/north", "visitors-over-norm", "now").ShouldBe(0m);
    }

    [Fact]
    public void Time_parked_is_no_wait_and_a_transfer_keeps_the_first_instant()
    {
        var ticket = Issue("contracts");
        _desk.World.Advance(100);
        Send(new ParkTicket(ticket, _desk.World.Now + NodaTime.Duration.FromSeconds(600)));
        _desk.World.Advance(600);
        _desk.World.Advance(50);
        Send(new CallNext(1));
        _desk.Value("office/north", "mean-wait").ShouldBe(150m);

        Send(new StartService(1));
        _desk.World.Advance(40);
        Send(new TransferTicket(1, "meters"));
        _desk.World.Advance(10);
        Send(new CallNext(2));
        _desk.Value("office/north", "mean-wait").ShouldBe(200m);
        _desk.Value("service/north:meters", "arrived").ShouldBe(1m);
        _desk.Value("service/north:contracts", "arrived").ShouldBe(0m);
    }

    private decimal? Day(string metric) => _desk.Value("office/north", metric, $"{Scenes.At(8, 0)}/{Scenes.At(9, 0)}");

    private string Issue(string service) => _desk.World.Must(North, new IssueTicket(service)).OfType<TicketIssued>().Single().Ticket;

    private void Send(QueueCommand command) => _desk.World.Must(North, command);
}
