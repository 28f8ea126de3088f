using NodaTime;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Queues;

/// <summary>Invariants 2, 3, 4 of the domain and the discipline's promise, under random commands with clocks that step back.</summary>
public sealed class Queue_under_any_commands
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory, MemberData(nameof(Seeds))]
    public void A_window_never_has_two_tickets_and_a_ticket_is_never_with_two_windows(int seed) => Play(seed, (state, _) =>
    {
        var taken = state.Live.Values.Where(t => t.Window > 0).ToList();
        taken.Select(t => t.Window).Distinct().Count().ShouldBe(taken.Count);
        taken.ShouldAllBe(t => t.Phase == TicketPhase.Called || t.Phase == TicketPhase.Serving);
    });

    [Theory, MemberData(nameof(Seeds))]
    public void Every_ticket_is_over_or_listed(int seed)
    {
        var world = Play(seed, (_, _) => { });

        var events = world.Facts.Select(f => f.Event).OfType<QueueEvent>().ToList();
        var ended = events.OfType<TicketEvent>().Where(e => e is ServiceFinished or TicketNoShow or TicketLeft or TicketCancelled).Select(e => e.Ticket)
            .Concat(events.OfType<QueueClosed>().SelectMany(c => c.Turned)).ToList();
        ended.Distinct().Count().ShouldBe(ended.Count, "a ticket ends once");
        events.OfType<TicketIssued>().Select(e => e.Ticket).Except(ended).Order(StringComparer.Ordinal).ShouldBe(State(world).Live.Keys.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void No_number_is_issued_twice_whatever_clocks_and_zones_do(int seed)
    {
        var issued = Play(seed, (_, _) => { }).Facts.Select(f => f.Event).OfType<TicketIssued>().Select(e => e.Ticket).ToList();

        issued.Distinct().Count().ShouldBe(issued.Count);
        issued.Count.ShouldBeGreaterThan(100);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Nobody_is_overtaken_by_one_who_came_later_than_the_longest_head_start(int seed) => Play(seed, (state, called) =>
    {
        if (called is null) return;
        var longest = Duration.FromSeconds(Scenes.Rules.HeadStartS!.Values.Max());
        var services = state.Windows[called.Window].Services;
        foreach (var waiting in state.Waiting.Where(t => services.Contains(t.Service)))
            called.IssuedAt.ShouldBeLessThanOrEqualTo(waiting.IssuedAt + Duration.FromSeconds(waiting.ParkedS) + longest);
    });

    [Theory, MemberData(nameof(Seeds))]
    public void Instants_of_a_queue_never_go_back(int seed)
    {
        var instants = Play(seed, (_, _) => { }).Facts.Where(f => f.Grain == Scene.QueueId).Select(f => f.Event.At).ToList();

        instants.ShouldBe(instants.Order());
    }

    private static QueueState State(World world) => world.State<QueueState>(Scene.QueueId);

    private static World Play(int seed, Action<QueueState, TicketCalled?> check)
    {
        var (world, random) = (new World(Scenes.Morning), new Random(seed));
        world.Must(Scene.QueueId, new ConfigureQueue(Scenes.Rules));
        for (var step = 0; step < 600; step++)
        {
            if (State(world).Closed && random.Next(5) == 0) world.Send(Scene.QueueId, new OpenQueue());
            var happened = world.Send(Scene.QueueId, Next(random, State(world)));
            check(State(world), happened.OfType<TicketCalled>().FirstOrDefault());
            if (random.Next(50) == 0) world.StepBack(random.Next(90_000));
            else world.Advance(random.Next(random.Next(40) == 0 ? 40_000 : 100));
        }
        return world;
    }

    private static QueueCommand Next(Random random, QueueState state)
    {
        var window = random.Next(1, 6);
        var ticket = state.Live.Keys.Order(StringComparer.Ordinal).ElementAtOrDefault(random.Next(Math.Max(1, state.Live.Count))) ?? "none";
        var service = Scenes.Rules.Services[random.Next(3)].Id;
        return random.Next(31) switch
        {
            < 9 => new IssueTicket(service, (TicketClass)random.Next(4)),
            < 15 => new CallNext(window),
            < 18 => new StartService(window),
            < 20 => new FinishService(window),
            20 => new RecallTicket(window),
            21 => new MarkNoShow(window),
            22 => new TransferTicket(window, service),
            23 => new LeaveQueue(ticket),
            24 => new CancelTicket(ticket, "wish"),
            25 => new ParkTicket(ticket, state.LastAt + Duration.FromMinutes(10)),
            26 => new ReturnTicket(ticket),
            < 29 => new AdmitWindow(window, [.. Scenes.Rules.Services.Select(s => s.Id).Where(_ => random.Next(3) > 0).DefaultIfEmpty("debts")]),
            29 => random.Next(6) switch { 0 => new CloseQueue("day-over"), _ => new WithdrawWindow(window, true) },
            _ => new ConfigureQueue(Scenes.Rules with { TimeZone = DateTimeZoneProviders.Tzdb[random.Next(2) == 0 ? "Asia/Kamchatka" : "Europe/Kaliningrad"] }),
        };
    }
}
