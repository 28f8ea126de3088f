using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Queues;

public sealed class Queue_of_an_office
{
    private readonly World _world = new(Scenes.Morning);

    public Queue_of_an_office() => _world.Must(Scene.QueueId, new ConfigureQueue(Scenes.Rules));

    [Fact]
    public void Wants_to_be_configured_first() =>
        _world.Try(Queue.IdOf("volga", "south"), new IssueTicket("contracts")).Refusal!.Code.ShouldBe("queue-unknown");

    [Fact]
    [Trait("Requirement", "SARATOV-A1-7.3g")]
    public void Numbers_tickets_by_letter_and_day()
    {
        var numbers = new[] { Issue(), Issue("meters"), Issue() }.Select(t => t.Number);
        numbers.ShouldBe(["А001", "Б001", "А002"]);

        _world.AdvanceTo(Scenes.At(32, 0));
        Issue().Ticket.ShouldBe("2026-11-25.А001");
    }

    [Fact]
    public void Summons_whoever_has_waited_longest_for_what_the_window_serves()
    {
        Issue("meters");
        Issue();
        Issue();
        Admit(1, "contracts", "debts");

        var called = Call(1);

        (called.Ticket, called.Window, called.Reason).ShouldBe(("2026-11-24.А001", 1, new CallReason(0, 0, 0, CallRule.LongestWait, 2)));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-7.3c"), Trait("Requirement", "SARATOV-A1-7.6"), Trait("Requirement", "SARATOV-6.10"), Trait("Requirement", "SARATOV-A3-6.2a"), Trait("Requirement", "VLADIMIR-G2.R1g")]
    public void Says_why_a_class_overtook()
    {
        Issue();
        _world.Advance(600);
        Issue("contracts", TicketClass.OutOfTurn);
        _world.Advance(60);
        Admit(1, "contracts");

        Call(1).Reason.ShouldBe(new CallReason(60, 3600, 1, CallRule.HeadStart, 2));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-7.3b")]
    public void One_who_booked_goes_before_one_who_came_a_little_earlier()
    {
        Issue();
        _world.Advance(600);
        var booked = Issue("contracts", TicketClass.Booked);
        Admit(1, "contracts");

        Call(1).Ticket.ShouldBe(booked.Ticket);
    }

    [Fact]
    public void A_head_start_is_no_pass_for_ever()
    {
        Issue();
        _world.Advance(3601);
        Issue("contracts", TicketClass.OutOfTurn);
        Admit(1, "contracts");

        Call(1).Ticket.ShouldBe("2026-11-24.А001");
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-8.4.14")]
    public void Gives_a_window_no_second_ticket()
    {
        Issue();
        Issue();
        Admit(1, "contracts");
        Call(1);

        Refused(new CallNext(1)).ShouldBe("window-busy");
    }

    [Fact]
    public void A_window_that_is_closed_or_on_a_break_calls_nobody_and_finishes_what_it_has()
    {
        Issue();
        Admit(1, "contracts");
        Call(1);
        Send(new StartService(1));
        Send(new WithdrawWindow(1, OnBreak: true));

        Refused(new CallNext(1)).ShouldBe("window-not-open");
        Send(new FinishService(1)).ShouldHaveSingleItem().ShouldBeOfType<ServiceFinished>();
        Refused(new CallNext(1)).ShouldBe("window-not-open");
        Refused(new CallNext(9)).ShouldBe("window-not-open");
    }

    [Fact]
    public void Who_does_not_come_is_a_no_show_after_the_set_time_counted_from_the_last_recall()
    {
        Issue();
        Admit(1, "contracts");
        Call(1);
        _world.Advance(170);
        Send(new RecallTicket(1));

        _world.Advance(179);
        State.Live.Count.ShouldBe(1);

        _world.Advance(1);
        State.Live.ShouldBeEmpty();
        _world.Facts[^1].Event.ShouldBeOfType<TicketNoShow>().At.ShouldBe(Scenes.At(8, 5, 50));
    }

    [Fact]
    public void A_wake_of_before_the_recall_does_not_end_the_call()
    {
        Issue();
        Admit(1, "contracts");
        Call(1);
        _world.Advance(170);
        Send(new RecallTicket(1));
        _world.Advance(10);

        Send(new PassQueueDeadline("no-show:2026-11-24.А001")).ShouldBeEmpty();
    }

    [Fact]
    public void Marks_a_wait_near_and_over_the_norm_once_each()
    {
        Issue();
        _world.Advance(5000);
        Send(new PassQueueDeadline("near:2026-11-24.А001")).ShouldBeEmpty();
        Send(new PassQueueDeadline("over:2026-11-24.А001")).ShouldBeEmpty();

        _world.Facts.Select(f => f.Event).OfType<WaitNeared>().ShouldHaveSingleItem().At.ShouldBe(Scenes.At(8, 12));
        _world.Facts.Select(f => f.Event).OfType<WaitBreached>().ShouldHaveSingleItem().At.ShouldBe(Scenes.At(8, 15));
    }

    [Fact]
    [Trait("Requirement", "MORDOVIA-8.2.3b")]
    public void A_transfer_keeps_the_first_instant_and_its_norm()
    {
        Issue();
        _world.Advance(300);
        Admit(1, "contracts", "meters");
        Call(1);
        Send(new StartService(1));
        _world.Advance(700);
        Send(new TransferTicket(1, "meters"));

        // then it waits for meters since eight, and the norm has long been broken
        _world.Advance(0);
        var ticket = State.Live.Values.ShouldHaveSingleItem();
        (ticket.Phase, ticket.Service, ticket.IssuedAt, ticket.Breached).ShouldBe((TicketPhase.Waiting, "meters", Scenes.Morning, true));
        Call(1).Reason.WaitedS.ShouldBe(1000);
    }

    [Fact]
    public void Time_parked_at_the_visitors_wish_is_no_wait()
    {
        var ticket = Issue().Ticket;
        _world.Advance(600);
        Send(new ParkTicket(ticket, Scenes.At(9, 0)));
        _world.AdvanceTo(Scenes.At(9, 0));
        Admit(1, "contracts");

        // then 600 s of wait are left of the norm's 900
        _world.Advance(299);
        State.Live[ticket].Breached.ShouldBeFalse();
        _world.Advance(1);
        State.Live[ticket].Breached.ShouldBeTrue();
        var called = Call(1);
        (called.Reason.WaitedS, called.ParkedS).ShouldBe((900, 3000));
    }

    [Fact]
    public void One_who_was_away_stands_behind_those_who_came_meanwhile_and_waited_longer()
    {
        var parked = Issue().Ticket;
        Send(new ParkTicket(parked, Scenes.At(9, 0)));
        _world.Advance(60);
        var later = Issue().Ticket;
        _world.AdvanceTo(Scenes.At(9, 1));
        Admit(1, "contracts");

        Call(1).Ticket.ShouldBe(later);
    }

    [Fact]
    public void A_ticket_in_service_cannot_leave_and_one_that_is_over_is_unknown()
    {
        var ticket = Issue().Ticket;
        Admit(1, "contracts");
        Call(1);
        Send(new StartService(1));
        Refused(new LeaveQueue(ticket)).ShouldBe("ticket-in-service");

        Send(new FinishService(1));
        Refused(new LeaveQueue(ticket)).ShouldBe("ticket-unknown");
    }

    [Fact]
    public void The_days_end_turns_away_all_but_those_in_service_and_repeating_it_says_nothing()
    {
        Issue();
        var waiting = Issue("meters").Ticket;
        Admit(1, "contracts");
        Call(1);
        Send(new StartService(1));

        Send(new CloseQueue("day-over")).ShouldHaveSingleItem().ShouldBeOfType<QueueClosed>().Turned.ShouldBe([waiting]);
        Send(new CloseQueue("day-over")).ShouldBeEmpty();
        State.Live.Values.ShouldHaveSingleItem().Phase.ShouldBe(TicketPhase.Serving);
    }

    [Fact]
    public void Saying_the_same_again_says_nothing()
    {
        Send(new ConfigureQueue(Scenes.Rules with { Services = [.. Scenes.Rules.Services] })).ShouldBeEmpty();
        Admit(1, "contracts");
        Send(new AdmitWindow(1, ["contracts"])).ShouldBeEmpty();
        Send(new WithdrawWindow(2, false)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("services-missing", "", 900, 80)]
    [InlineData("letter-wrong", "a:АБ", 900, 80)]
    [InlineData("letter-wrong", "a:7", 900, 80)]
    [InlineData("service-twice", "a:А,a:Б", 900, 80)]
    [InlineData("letter-twice", "a:А,b:А", 900, 80)]
    [InlineData("norm-wrong", "a:А", 0, 80)]
    [InlineData("warn-wrong", "a:А", 900, 101)]
    public void Refuses_rules_that_cannot_be_kept(string code, string services, int normS, int warn) => Refused(new ConfigureQueue(new QueueRules(
        Scenes.Samara, [.. services.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split(':')).Select(s => new QueueService(s[0], s[0], s[1]))], normS, warn))).ShouldBe(code);

    [Fact]
    [Trait("Requirement", "SARATOV-A1-7.8")]
    public void Gives_no_ticket_for_what_it_does_not_serve() => Refused(new IssueTicket("lottery")).ShouldBe("service-unknown");

    [Fact]
    public void Refuses_a_window_that_offers_what_the_queue_does_not_serve() => Refused(new AdmitWindow(1, ["contracts", "lottery"])).ShouldBe("service-unknown");

    private QueueState State => _world.State<QueueState>(Scene.QueueId);

    private TicketIssued Issue(string service = "contracts", TicketClass @class = TicketClass.Ordinary) => Send(new IssueTicket(service, @class)).OfType<TicketIssued>().Single();

    private TicketCalled Call(int window) => Send(new CallNext(window)).OfType<TicketCalled>().Single();

    private void Admit(int window, params string[] services) => Send(new AdmitWindow(window, [.. services]));

    private IReadOnlyList<IEvent> Send(QueueCommand command) => _world.Must(Scene.QueueId, command);

    private string Refused(QueueCommand command) => _world.Try(Scene.QueueId, command).Refusal.ShouldNotBeNull().Code;
}
