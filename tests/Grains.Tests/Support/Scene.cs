using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Tests.Support;

/// <summary>One open office, and what its boards show after each fact.</summary>
internal sealed class Scene
{
    public const string Wall = "wall/volga", Screen = "screen/volga/north";

    private int _applied;

    public Scene()
    {
        World.Must(Office.IdOf("volga", "north"), new RegisterOffice(Scenes.Details("Северное")));
        World.Must(QueueId, new ConfigureQueue(Scenes.Rules));
        World.Must(Office.IdOf("volga", "north"), new OpenOffice());
    }

    public static GrainId QueueId { get; } = Queue.IdOf("volga", "north");

    public World World { get; } = new(Scenes.Morning);

    public BoardBook Book { get; } = new();

    public OfficeCell Tile => Shown().Cell<OfficeCell>(Wall, "office/north");

    public IReadOnlyList<CallCell> Calls => Shown().Cell<CallsCell>(Screen, "calls").Calls;

    public TickerCell Ticker => Shown().Cell<TickerCell>(Wall, "ticker");

    public ServiceCell Service(string id) => Shown().Cell<ServiceCell>(Screen, $"service/{id}");

    public LoadCell Load => Shown().Cell<LoadCell>(Screen, "load");

    /// <summary>Troubles shown now, by key.</summary>
    public Dictionary<string, TroubleCell> Troubles => Shown().Keys(Wall).Where(k => k.StartsWith("trouble/", StringComparison.Ordinal)).ToDictionary(k => k, k => Shown().Cell<TroubleCell>(Wall, k));

    public BoardBook Shown()
    {
        Book.Apply(World.Facts.Skip(_applied));
        _applied = World.Facts.Count;
        return Book;
    }

    public void Open(int window, params string[] services) => World.Must(Window.IdOf("volga", "north", window), new OpenWindow($"{window}", [.. services]));

    public string Issue(string service = "contracts", TicketClass @class = TicketClass.Ordinary) => World.Must(QueueId, new IssueTicket(service, @class)).OfType<TicketIssued>().Single().Ticket;

    public void Send(QueueCommand command) => World.Must(QueueId, command);

    /// <summary>A visitor comes, is called at once and served for so long.</summary>
    public void Serve(int window, int seconds, string service = "contracts")
    {
        Issue(service);
        Send(new CallNext(window));
        Send(new StartService(window));
        World.Advance(seconds);
        Send(new FinishService(window));
    }
}
