using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Tests.Support;

/// <summary>Commands without any sense of order, from a seed: offices registered late or never, windows opened twice, calls answered that never rang, clocks that step back, days that pass.</summary>
internal sealed class RandomDays
{
    public const string Company = "volga";
    public static readonly string[] Offices = ["north", "south", "east"];
    public static readonly string[] Services = ["contracts", "meters", "debts"];
    public static readonly string[] Lines = ["main", "legal"];

    private static readonly DateTimeZone Samara = DateTimeZoneProviders.Tzdb["Europe/Samara"];

    private readonly Random _random;

    private RandomDays(int seed) => _random = new Random(seed);

    private World World { get; } = new(Instant.FromUtc(2026, 11, 24, 3, 50));

    /// <summary>Whether the seed's day begins with registering everything; otherwise facts of unknown offices and lines come first.</summary>
    public static bool RegistersFirst(int seed) => seed % 3 > 0;

    public static List<Recorded> Facts(int seed, int steps = 1500)
    {
        var days = new RandomDays(seed);
        if (RegistersFirst(seed)) days.Register();
        for (var step = 0; step < steps; step++) days.Step();
        return days.World.Facts;
    }

    private void Register()
    {
        foreach (var office in Offices) Configure(office);
        foreach (var line in Lines) RegisterLine(line);
        World.Send(Company_, new RegisterCompany("Волга", Samara, true));
    }

    private static GrainId Company_ => Companies.Company.IdOf(Company);

    private void Configure(string office) => World.Send(Queue.IdOf(Company, office), new ConfigureQueue(Scenes.Rules with { WaitNormS = 300, NoShowS = 60 }));

    private void RegisterLine(string line) => World.Send(Line.IdOf(Company, line), new RegisterLine(new LineDetails("Линия", Samara)));

    private void Step()
    {
        var office = Pick(Offices);
        switch (_random.Next(100))
        {
            case < 4: Rare(office); break;
            case < 10: Session(office); break;
            case < 75: Visit(office); break;
            case < 97: Phone(); break;
            default: Board(); break;
        }
        if (_random.Next(60) == 0) World.Advance(_random.Next(7200));
        else World.Advance(_random.Next(60));
    }

    private void Rare(string office)
    {
        switch (_random.Next(8))
        {
            case 0: World.Send(Company_, new RegisterCompany("Волга", Samara, _random.Next(2) == 0)); break;
            case 1: Configure(office); break;
            case 2: World.Send(Office.IdOf(Company, office), new RegisterOffice(Scenes.Details($"Отделение {office}"))); break;
            case 3: World.Send(Office.IdOf(Company, office), new CloseOffice("day-over")); break;
            case 4: World.StepBack(_random.Next(600)); break;
            case 5: RegisterLine(Pick(Lines)); break;
            default: World.Send(Office.IdOf(Company, office), new OpenOffice()); break;
        }
    }

    private void Session(string office)
    {
        var window = Window.IdOf(Company, office, _random.Next(1, 5));
        World.Send(window, _random.Next(6) switch
        {
            0 => new CloseWindow("shift-over"),
            < 3 => new EndBreak(),
            _ => new OpenWindow($"{_random.Next(1, 9)}", [.. Services.Where(_ => _random.Next(3) > 0).DefaultIfEmpty(Services[0])]),
        });
    }

    private void Visit(string office)
    {
        var queue = Queue.IdOf(Company, office);
        var window = _random.Next(1, 5);
        var ticket = World.State<QueueState>(queue).Live.Keys.Order(StringComparer.Ordinal).ToList() is { Count: > 0 } live ? Pick(live) : "none";
        World.Send(queue, _random.Next(25) switch
        {
            24 => _random.Next(2) == 0 ? new AskBreak(window, BreakKind.Lunch) : new RequeueTicket(window, "mistake"),
            < 7 => new IssueTicket(Pick(Services), (TicketClass)_random.Next(4)),
            < 13 => new CallNext(window),
            < 17 => new StartService(window),
            < 20 => new FinishService(window, _random.Next(1, 4)),
            20 => new RecallTicket(window),
            21 => _random.Next(2) == 0 ? new TransferTicket(window, Pick(Services)) : new MarkNoShow(window),
            22 => _random.Next(2) == 0 ? new LeaveQueue(ticket) : new CancelTicket(ticket, "wish"),
            _ => _random.Next(2) == 0 ? new ParkTicket(ticket, World.Now + Duration.FromMinutes(5)) : new ReturnTicket(ticket),
        });
    }

    private void Phone()
    {
        if (_random.Next(6) == 0)
        {
            var line = Line.IdOf(Company, Pick(Lines));
            World.Send(line, _random.Next(5) == 0 ? new SignOutOperator("7") : new ReportOperator($"{_random.Next(5, 9)}", (OperatorPhase)_random.Next(5)), Late());
            return;
        }
        var call = Caller.IdOf(Company, $"{_random.Next(40) + (World.Facts.Count / 100 * 20)}");
        var by = Pick(Lines);
        World.Send(call, _random.Next(15) switch
        {
            0 => new EnterMenu(by),
            < 5 => new JoinQueue(by),
            < 8 => new AnswerCall(by, "5", _random.Next(3) == 0 ? _random.Next(90) : null),
            8 => new AbandonCall(by),
            9 when _random.Next(3) == 0 => _random.Next(2) == 0 ? new PromiseCallback(by, World.Now + Duration.FromSeconds(_random.Next(1, 7200))) : new MakeCallback(by, "6"),
            9 => _random.Next(2) == 0 ? new RingOperator(by, "5") : new MissRing(by, "5"),
            10 => _random.Next(2) == 0 ? new HoldCall(by) : new ResumeCall(by),
            11 => _random.Next(2) == 0 ? new TransferCall(by, Pick(Lines)) : new TransferCall(by, ToOperator: "6", Tier: 2),
            12 => new UseMenu(by, "readings"),
            13 => new EndWrapUp(by),
            _ => _random.Next(2) == 0 ? new EndCall(by) : new LeaveMenu(by),
        }, Late());
    }

    private void Board()
    {
        var display = Display.IdOf(Company, "kiosk");
        if (_random.Next(5) == 0) World.Send(display, new RegisterDisplay("Киоск", Samara, 900));
        World.Send(display, new ReadDisplay([new ShownGroup("a", "A", "Договоры", _random.Next(9), _random.Next(3), null), new ShownGroup("b", null, "Счета", _random.Next(4), 1, "B12")]));
    }

    private Instant? Late() => _random.Next(10) == 0 ? World.Now - Duration.FromSeconds(_random.Next(7200)) : null;

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
