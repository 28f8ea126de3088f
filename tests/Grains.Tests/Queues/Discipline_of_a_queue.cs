using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Signals;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Queues;

/// <summary>Precedence as data: who goes first, and that nobody starves of it.</summary>
public sealed class Discipline_of_a_queue
{
    private static readonly QueueRules Rules = Scenes.Rules with
    {
        HeadStartS = ImmutableDictionary<TicketClass, int>.Empty.Add(TicketClass.Disabled, 3600).Add(TicketClass.Veteran, 3600).Add(TicketClass.Vip, 1800).Add(TicketClass.Booked, 1800),
        Discipline = new QueueDiscipline(
            Categories: [new VisitorCategory("disabled", "Инвалиды", TicketClass.Disabled), new VisitorCategory("veterans", "Ветераны", TicketClass.Veteran), new VisitorCategory("vip", "VIP", TicketClass.Vip)],
            ByLaw: [TicketClass.Disabled, TicketClass.Veteran], OvertakenAtMost: 3, Booked: new BookedRules(EarlyS: 1800, LateS: 600, LeadS: 3600)),
    };

    private readonly World _world = new(Scenes.Morning);

    public Discipline_of_a_queue()
    {
        _world.Must(Scene.QueueId, new ConfigureQueue(Rules));
        Send(new AdmitWindow(1, ["contracts"]));
    }

    [Theory]
    [InlineData("disabled"), InlineData("veterans")]
    [Trait("Requirement", "SARATOV-A1-7.3c"), Trait("Requirement", "SARATOV-A1-7.6"), Trait("Requirement", "SARATOV-A3-6.2a"), Trait("Requirement", "VLADIMIR-G2.R1g")]
    [Trait("Requirement", "KHGES-2.3.1b"), Trait("Requirement", "MORDOVIA-7.1b")]
    public void A_visitor_of_a_category_by_law_goes_first_and_the_category_travels_with_the_ticket(string category)
    {
        Issue();
        _world.Advance(60);
        var entitled = Send(new IssueTicket("contracts", Category: category)).OfType<TicketIssued>().Single();

        var called = Call();
        (called.Ticket, called.Reason.Rule).ShouldBe((entitled.Ticket, CallRule.HeadStart));
        (entitled.Category, Finish().Visit!.Category).ShouldBe((category, category));
    }

    [Fact, Trait("Requirement", "SARATOV-A1-7.3b")]
    public void A_booked_visitor_goes_first_when_his_slot_has_come_and_not_before()
    {
        var walkIn = Issue();
        var booked = Book(slotMin: 60);

        Call().Ticket.ShouldBe(walkIn);   // the slot is an hour away
        Finish();
        _world.Advance(1900);
        var later = Issue();
        _world.Advance(600);

        var called = Call();
        (called.Ticket, called.Ticket == later, called.Reason.Rule).ShouldBe((booked, false, CallRule.LongestWait));
    }

    [Fact]
    public void Who_comes_late_or_has_booked_in_the_hall_waits_like_everybody()
    {
        var late = Send(new IssueTicket("contracts", TicketClass.Booked, Booking: new BookedVisit("LATE", Scenes.Morning - Duration.FromMinutes(11), Scenes.Morning - Duration.FromDays(1)))).OfType<TicketIssued>().Single();
        var hasty = Send(new IssueTicket("contracts", TicketClass.Booked, Booking: new BookedVisit("HASTY", Scenes.At(8, 5), Scenes.Morning))).OfType<TicketIssued>().Single();

        (late.Class, hasty.Class).ShouldBe((TicketClass.Ordinary, TicketClass.Ordinary));
    }

    [Fact]
    public void A_booking_that_was_missed_is_refused_where_the_rules_say_so()
    {
        Send(new ConfigureQueue(Rules with { Discipline = Rules.Discipline! with { Booked = new BookedRules(LateS: 600, Late: LateRule.Refuse) } }));

        Refused(new IssueTicket("contracts", TicketClass.Booked, Booking: new BookedVisit("LATE", Scenes.Morning - Duration.FromMinutes(11), Scenes.Morning - Duration.FromDays(1)))).ShouldBe("booking-missed");
    }

    [Fact]
    public void Of_two_booked_for_one_slot_the_one_who_booked_first_goes_first()
    {
        var second = Book(slotMin: 10, bookedMin: -120);
        var first = Book(slotMin: 10, bookedMin: -600);
        _world.Advance(600);

        Call().Ticket.ShouldBe(first);
        Finish();
        Call().Ticket.ShouldBe(second);
    }

    [Fact]
    public void Nobody_is_overtaken_more_often_than_the_rules_allow_but_by_those_the_law_puts_first()
    {
        var patient = Issue();
        _world.Advance(60);
        for (var i = 0; i < 4; i++) Send(new IssueTicket("contracts", Category: "vip"));
        var veteran = Send(new IssueTicket("contracts", Category: "veterans")).OfType<TicketIssued>().Single().Ticket;

        var order = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            order.Add(Call().Ticket);
            Finish();
        }

        order[0].ShouldBe(veteran);
        order[3].ShouldBe(patient, "after the veteran and two of the VIPs it has been overtaken three times");
    }

    [Fact]
    public void With_so_many_before_it_a_ticket_is_called_within_that_and_the_cap_however_many_come()
    {
        var ahead = Enumerable.Range(0, 5).Select(_ => Issue()).ToList();
        var patient = Issue();
        var calls = 0;
        _world.Advance(1);
        do
        {
            Send(new IssueTicket("contracts", Category: "vip"));
            Send(new IssueTicket("contracts", Category: "vip"));
            _world.Advance(5);
            calls++;
            if (Call().Ticket == patient) break;
            Finish();
        }
        while (calls < 100);

        calls.ShouldBe(ahead.Count + 3 + 1);
    }

    [Fact, Trait("Requirement", "SARATOV-A4-1.2a")]
    public void A_ticket_for_a_personal_managers_window_is_called_there_only_and_anywhere_once_that_window_has_closed()
    {
        Send(new AdmitWindow(2, ["meters"]));
        var own = Send(new IssueTicket("contracts", Category: "vip", ForWindow: 2)).OfType<TicketIssued>().Single().Ticket;

        Refused(new CallNext(1)).ShouldBe("nobody-waiting");
        Send(new WithdrawWindow(2, OnBreak: false));
        Call().Ticket.ShouldBe(own);
    }

    [Fact]
    public void A_reserve_is_served_when_nobody_waits_for_the_windows_own_and_when_its_wait_nears_the_norm()
    {
        Send(new AdmitWindow(1, ["contracts"], ["meters"]));
        var reserve = Issue("meters");
        _world.Advance(5);
        var own = Issue();
        Call().Ticket.ShouldBe(own);
        Finish();
        Call().Reason.Rule.ShouldBe(CallRule.Reserve);
        Finish();

        reserve = Issue("meters");
        _world.Advance(720);   // 80 % of the norm of 900 s
        Issue();
        Call().Ticket.ShouldBe(reserve);
    }

    [Fact, Trait("Requirement", "SARATOV-A3-6.2b")]
    public void The_hall_manager_gets_a_signal_when_a_visitor_with_limited_abilities_takes_a_ticket()
    {
        var ticket = Send(new IssueTicket("contracts", Category: "disabled")).OfType<TicketIssued>().Single().Ticket;

        _world.State<SignalState>(OfficeSignals.IdOf("volga", "north")).Open.Values.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            s => s.Kind.ShouldBe(SignalKind.Assist), s => s.Ticket.ShouldBe(ticket));
    }

    [Theory]
    [InlineData("overtaken-wrong", 0, 1, 60), InlineData("parallel-wrong", 3, 11, 60), InlineData("idle-wrong", 3, 1, 5)]
    public void Refuses_a_discipline_that_cannot_be_kept(string code, int overtaken, int parallel, int idleS) =>
        Refused(new ConfigureQueue(Rules with { Discipline = new QueueDiscipline(OvertakenAtMost: overtaken, Parallel: parallel, IdleS: idleS) })).ShouldBe(code);

    private string Issue(string service = "contracts") => Send(new IssueTicket(service)).OfType<TicketIssued>().Single().Ticket;

    private string Book(int slotMin, int bookedMin = -600) => Send(new IssueTicket("contracts", TicketClass.Booked, Booking: new BookedVisit(
        $"B{slotMin}{bookedMin}", Scenes.Morning + Duration.FromMinutes(slotMin), Scenes.Morning + Duration.FromMinutes(bookedMin)))).OfType<TicketIssued>().Single().Ticket;

    private TicketCalled Call() => Send(new CallNext(1)).OfType<TicketCalled>().Single();

    private ServiceFinished Finish()
    {
        Send(new StartService(1));
        return Send(new FinishService(1)).OfType<ServiceFinished>().Single();
    }

    private IReadOnlyList<IEvent> Send(QueueCommand command) => _world.Must(Scene.QueueId, command);

    private string Refused(QueueCommand command) => _world.Try(Scene.QueueId, command).Refusal.ShouldNotBeNull().Code;
}
