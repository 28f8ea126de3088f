using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Tests.Queues;

/// <summary>What happens at the windows when people, machines and clocks do not behave.</summary>
public sealed class Windows_and_visitors
{
    private static readonly QueueRules Rules = Scenes.Rules with
    {
        Services = [.. Scenes.Rules.Services.Select(s => s with { NormS = 900, Topics = [new QueueTopic($"{s.Id}.1", "Первая"), new QueueTopic($"{s.Id}.2", "Вторая")] })],
        Discipline = new QueueDiscipline(IdleS: 60, WrapUpS: 30, LostAfterS: 14_400),
    };

    private readonly World _world = new(Scenes.Morning);

    public Windows_and_visitors() => _world.Must(Scene.QueueId, new ConfigureQueue(Rules));

    [Fact]
    public void Two_operators_who_press_next_at_the_same_instant_get_two_visitors()
    {
        Open(1);
        Open(2);
        var (first, second) = (Issue(), Issue());

        var called = new[] { Call(1), Call(2) };

        called.Select(c => c.Ticket).ShouldBe([first, second]);
    }

    [Fact]
    public void A_second_click_does_nothing_to_the_next_visitor()
    {
        Open(1);
        var (first, second) = (Issue(), Issue());
        Call(1);
        Refused(new CallNext(1)).ShouldBe("window-busy");
        Send(new StartService(1));
        Send(new StartService(1)).ShouldBeEmpty();
        Send(new FinishService(1, Ticket: first));
        Call(1).Ticket.ShouldBe(second);
        Send(new StartService(1));

        Refused(new FinishService(1, Ticket: first)).ShouldBe("other-ticket");
    }

    [Fact]
    public void A_window_that_closes_with_a_called_visitor_puts_him_back_in_line_where_he_was()
    {
        Open(1);
        var ticket = Issue();
        Call(1);
        Send(Window.IdOf("volga", "north", 1), new CloseWindow("shift-over"));

        var waits = State.Live[ticket];
        (waits.Phase, waits.IssuedAt, waits.Window).ShouldBe((TicketPhase.Waiting, Scenes.Morning, 0));
    }

    [Fact]
    public void A_visitor_in_service_stays_with_a_window_whose_operators_browser_died_until_somebody_ends_it_there()
    {
        Open(1);
        var ticket = Issue();
        Call(1);
        Send(new StartService(1));

        // the same operator signs in again and finds the visitor; after him, when the head has closed the window, another one
        Open(1);
        State.At(1)!.Id.ShouldBe(ticket);
        Send(Window.IdOf("volga", "north", 1), new CloseWindow("gone"));
        State.At(1)!.Phase.ShouldBe(TicketPhase.Serving);
        Send(Window.IdOf("volga", "north", 1), new OpenWindow("8", ["contracts"]));
        Refused(new CallNext(1)).ShouldBe("window-busy");
        Send(new RequeueTicket(1, "operator gone"));
        Call(1).Ticket.ShouldBe(ticket);
    }

    [Fact]
    public void A_service_that_nobody_ends_is_lost_after_the_set_time_and_said_to_be_so()
    {
        Open(1);
        Issue();
        Call(1);
        Send(new StartService(1));
        _world.Advance(14_400);

        _world.Facts.Select(f => f.Event).OfType<ServiceOverran>().ShouldHaveSingleItem().At.ShouldBe(Scenes.At(8, 15));
        _world.Facts.Select(f => f.Event).OfType<TicketCancelled>().ShouldHaveSingleItem().Reason.ShouldBe("service-lost");
        State.Live.ShouldBeEmpty();
    }

    [Fact, Trait("Requirement", "KHGES-2.5.1.5"), Trait("Requirement", "SARATOV-A1-8.6.2")]
    [Trait("Requirement", "SARATOV-A3-2.5")]
    public void A_break_is_allowed_while_another_window_is_open_and_nobody_sits_before_this_one()
    {
        Open(1);
        Refused(new AskBreak(1, BreakKind.Lunch)).ShouldBe("last-window");
        Open(2);
        Issue();
        Call(1);
        Refused(new AskBreak(1, BreakKind.Lunch)).ShouldBe("ticket-in-hand");
        Send(new StartService(1));
        Send(new FinishService(1));

        Send(new AskBreak(1, BreakKind.Lunch)).OfType<BreakGranted>().ShouldHaveSingleItem().OpenLeft.ShouldBe(1);
        _world.State<WindowState>(Window.IdOf("volga", "north", 1)).OnBreak.ShouldBeTrue();
        Send(new AskBreak(1, BreakKind.Lunch)).ShouldBeEmpty();
        Refused(new AskBreak(2, BreakKind.Lunch)).ShouldBe("last-window");
        Send(Window.IdOf("volga", "north", 1), new EndBreak());
        State.Windows[1].MayCall.ShouldBeTrue();
    }

    [Fact, Trait("Requirement", "SARATOV-A3-3.1")]
    public void A_window_that_stands_free_while_somebody_waits_is_a_breach_after_a_minute_and_wrap_up_is_no_idleness()
    {
        Open(1);
        Issue();
        _world.Advance(59);
        Idled().ShouldBeEmpty();
        _world.Advance(1);
        Idled().ShouldHaveSingleItem().ShouldSatisfyAllConditions(i => i.Window.ShouldBe(1), i => i.Since.ShouldBe(Scenes.Morning), i => i.Waiting.ShouldBe(1));

        Call(1);
        Send(new StartService(1));
        Issue();
        Send(new FinishService(1));
        _world.Advance(89);   // 30 s of wrap-up and 60 s of grace
        Idled().Count.ShouldBe(1);
        _world.Advance(1);
        Idled().Count.ShouldBe(2);
    }

    [Fact, Trait("Requirement", "SARATOV-6.3a"), Trait("Requirement", "MORDOVIA-8.2.3c"), Trait("Requirement", "MORDOVIA-8.2.3b")]
    public void Several_services_of_one_visit_are_done_at_one_window_or_in_order_at_several_and_stay_one_visit()
    {
        Send(Window.IdOf("volga", "north", 1), new OpenWindow("1", ["contracts", "meters"]));
        Send(Window.IdOf("volga", "north", 2), new OpenWindow("2", ["debts"]));
        var ticket = Send(new IssueTicket("contracts", Also: ["meters", "debts"])).OfType<TicketIssued>().Single().Ticket;
        Call(1);
        Send(new StartService(1));
        _world.Advance(300);
        Send(new FinishService(1, TopicCodes: ["contracts.1", "meters.1"])).OfType<TicketTransferred>().Single().ToService.ShouldBe("debts");
        Call(2).Ticket.ShouldBe(ticket);
        Send(new StartService(2));
        _world.Advance(200);

        var visit = Send(new FinishService(2, TopicCodes: ["debts.2"])).OfType<ServiceFinished>().Single().Visit!;
        (visit.IssuedAt, visit.Topics, visit.ServiceS, visit.Transfers, visit.Operator).ShouldBe((Scenes.Morning, 3, 500, 1, "2"));
        visit.TopicCodes.ShouldBe(["contracts.1", "meters.1", "debts.2"]);
        Refused(new FinishService(2, TopicCodes: ["lottery.7"])).ShouldBe("nobody-served");
    }

    [Fact, Trait("Requirement", "SARATOV-A3-7.9")]
    public void A_visitor_is_sent_to_another_window_with_the_reason_and_keeps_his_first_instant()
    {
        Open(1);
        Open(2);
        var ticket = Issue();
        Call(1);
        _world.Advance(120);
        Send(new TransferTicket(1, ToWindow: 2, Reason: "relative")).OfType<TicketTransferred>().Single().Reason.ShouldBe("relative");

        Refused(new CallNext(1)).ShouldBe("nobody-waiting");
        var called = Call(2);
        (called.Ticket, called.IssuedAt, called.Reason.Rule).ShouldBe((ticket, Scenes.Morning, CallRule.OwnWindow));
    }

    [Fact, Trait("Requirement", "SARATOV-A1-8.4.14")]
    public void A_window_serves_one_visitor_at_a_time_unless_its_rules_allow_more()
    {
        Open(1);
        var (first, second) = (Issue(), Issue());
        Call(1);
        Send(new StartService(1));
        Refused(new CallNext(1)).ShouldBe("window-busy");

        Send(new ConfigureQueue(Rules with { Discipline = Rules.Discipline! with { Parallel = 2 } }));
        Call(1).Ticket.ShouldBe(second);
        Send(new StartService(1));
        Refused(new FinishService(1)).ShouldBe("ticket-missing");
        Send(new FinishService(1, Ticket: first)).OfType<ServiceFinished>().Single().Ticket.ShouldBe(first);
        State.At(1)!.Id.ShouldBe(second);
    }

    [Fact]
    public void A_ticket_can_be_parked_from_the_window_and_waits_again_at_its_time()
    {
        Open(1);
        var ticket = Issue();
        Call(1);
        Send(new ParkTicket(ticket, Scenes.At(8, 30)));
        State.At(1).ShouldBeNull();
        Refused(new ParkTicket(Issue(), Scenes.At(23, 0))).ShouldBe("until-far");

        _world.AdvanceTo(Scenes.At(8, 30));
        (State.Live[ticket].Phase, State.Live[ticket].ParkedS).ShouldBe((TicketPhase.Waiting, 1800));
    }

    [Fact]
    public void An_office_whose_day_is_over_issues_no_ticket_until_it_opens()
    {
        Issue();
        Send(new CloseQueue("day-over")).OfType<QueueClosed>().Single().Visits!.Value.ShouldHaveSingleItem().Outcome.ShouldBe(VisitOutcome.TurnedAway);
        Refused(new IssueTicket("contracts")).ShouldBe("office-closed");
        Send(new OpenQueue());
        Issue();
    }

    [Fact]
    public void A_queue_that_is_kept_overnight_keeps_places_and_counts_no_wait_for_the_night()
    {
        Send(new ConfigureQueue(Rules with { Discipline = Rules.Discipline! with { Overnight = Overnight.Keep } }));
        Open(1);
        var ticket = Issue();
        _world.Advance(600);
        Send(new CloseQueue("day-over"));
        Refused(new IssueTicket("contracts")).ShouldBe("office-closed");
        _world.AdvanceTo(Scenes.At(32, 0));
        Send(new OpenQueue());
        Issue();

        _world.Advance(60);
        var called = Call(1);
        (called.Ticket, called.Reason.WaitedS).ShouldBe((ticket, 660));
        State.Live[ticket].Breached.ShouldBeFalse();
    }

    [Fact]
    public void A_kiosk_whose_clock_went_back_to_yesterday_issues_todays_next_number_at_the_queues_own_instant()
    {
        Issue();
        _world.Advance(600);
        Issue();

        var issued = _world.Must(Scene.QueueId, new IssueTicket("contracts"), Scenes.Morning - Duration.FromDays(1)).OfType<TicketIssued>().Single();

        (issued.Ticket, issued.At).ShouldBe(("2026-11-24.А003", Scenes.At(8, 10)));
    }

    [Fact]
    public void Ten_thousand_tickets_in_a_day_have_ten_thousand_numbers()
    {
        Open(1);
        var numbers = new HashSet<string>();
        for (var i = 0; i < 10_000; i++)
        {
            numbers.Add(Send(new IssueTicket("contracts")).OfType<TicketIssued>().Single().Number);
            Call(1);
            Send(new StartService(1));
            Send(new FinishService(1));
            if (i % 100 == 0) _world.Advance(1);
        }

        (numbers.Count, numbers.Contains("А999"), numbers.Contains("А10000")).ShouldBe((10_000, true, true));
    }

    private QueueState State => _world.State<QueueState>(Scene.QueueId);

    private List<WindowIdled> Idled() => [.. _world.Facts.Select(f => f.Event).OfType<WindowIdled>()];

    private void Open(int window) => Send(Window.IdOf("volga", "north", window), new OpenWindow($"{window}", ["contracts", "meters", "debts"]));

    private string Issue() => Send(new IssueTicket("contracts")).OfType<TicketIssued>().Single().Ticket;

    private TicketCalled Call(int window) => Send(new CallNext(window)).OfType<TicketCalled>().Single();

    private IReadOnlyList<IEvent> Send(QueueCommand command) => Send(Scene.QueueId, command);

    private IReadOnlyList<IEvent> Send(GrainId grain, ICommand command) => _world.Must(grain, command);

    private string Refused(QueueCommand command) => _world.Try(Scene.QueueId, command).Refusal.ShouldNotBeNull().Code;
}
