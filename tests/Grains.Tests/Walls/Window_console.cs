using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Signals;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Tests.Walls;

public sealed class Window_console
{
    private const string One = "console/volga/north/1", Two = "console/volga/north/2";

    private readonly Scene _scene = new();

    [Fact]
    public void Is_there_for_every_window_of_the_office_before_anybody_has_opened_it()
    {
        _scene.World.Must(Office.IdOf("volga", "north"), new RegisterOffice(Scenes.Details("Северное") with { Windows = 3 }));

        Desk("console/volga/north/3").Face.ShouldBe(FloorFace.Closed);
        _scene.Shown().Boards.Keys.ShouldNotContain("console/volga/north/4");
    }

    [Fact]
    public void Shows_the_ticket_in_hand_from_its_call_to_its_end()
    {
        _scene.Open(1, "contracts");
        var ticket = _scene.Issue();
        _scene.World.Advance(100);
        _scene.Send(new CallNext(1));

        Desk(One).Tickets.ShouldBe([new DeskTicket(ticket, "А\u00A0001", "contracts", TicketClass.Ordinary, null, false, _scene.World.Now, 100, 0, _scene.World.Now + Duration.FromSeconds(180), [], false)]);
        Desk(One).Face.ShouldBe(FloorFace.Calling);
        _scene.Send(new IdentifyVisitor(ticket, Customer: "c-1"));
        Desk(One).Tickets[0].Known.ShouldBeTrue("the console offers his contacts");
        _scene.World.Advance(20);
        _scene.Send(new StartService(1));
        (Desk(One).Face, Desk(One).Since, Desk(One).Tickets[0].NoShowAt).ShouldBe((FloorFace.Serving, _scene.World.Now, null));
        _scene.World.Advance(300);
        _scene.Send(new FinishService(1));

        (Desk(One).Face, Desk(One).Since, Desk(One).Served, Desk(One).MeanServiceS).ShouldBe((FloorFace.Idle, _scene.World.Now, 1, 300));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-7.9")]
    public void A_visit_of_more_than_three_topics_is_counted_and_leaves_the_operators_mean()
    {
        _scene.Open(1, "contracts");
        Serve(600, 4);
        Serve(200, 3);

        (Desk(One).Served, Desk(One).MeanServiceS).ShouldBe((2, 200));
    }

    [Fact]
    public void Names_whom_it_would_call_and_why_in_the_order_in_which_it_then_calls_them()
    {
        _scene.Open(1, "contracts");
        for (var visitor = 0; visitor < 7; visitor++)
        {
            _scene.Issue("contracts", visitor is 2 or 5 ? TicketClass.OutOfTurn : TicketClass.Ordinary);
            _scene.World.Advance(60);
        }
        var told = Next(One);

        told.Fit.ShouldBe(7);
        told.Next.Select(n => n.Rule).ShouldBe([CallRule.HeadStart, CallRule.HeadStart, CallRule.LongestWait, CallRule.LongestWait, CallRule.LongestWait]);
        foreach (var next in told.Next)
        {
            _scene.Send(new CallNext(1));
            Desk(One).Tickets[0].Id.ShouldBe(next.Id);
            _scene.Send(new MarkNoShow(1));
        }
    }

    [Fact]
    public void Tells_only_of_tickets_that_the_window_may_call()
    {
        _scene.Open(1, "contracts");
        _scene.Open(2, "debts");
        _scene.Issue("debts");

        (Next(One).Fit, Next(Two).Fit).ShouldBe((0, 1));
    }

    [Fact]
    [Trait("Requirement", "KHGES-2.5.1.5")]
    public void Says_beforehand_what_the_queue_would_answer_to_a_break()
    {
        _scene.Open(1, "contracts");
        Desk(One).BreakRefusal.ShouldBe("last-window");
        _scene.Open(2, "contracts");
        (Desk(One).BreakRefusal, Desk(One).OpenLeft).ShouldBe((null, 1));
        _scene.Issue();
        _scene.Send(new CallNext(1));

        Desk(One).BreakRefusal.ShouldBe("ticket-in-hand");
    }

    [Fact]
    public void Shows_a_break_with_its_kind_and_since_when()
    {
        _scene.Open(1, "contracts");
        _scene.Open(2, "contracts");
        _scene.World.Advance(60);
        _scene.Send(new AskBreak(2, BreakKind.Lunch));

        (Desk(Two).Face, Desk(Two).BreakKind, Desk(Two).Since).ShouldBe((FloorFace.Break, BreakKind.Lunch, _scene.World.Now));
        _scene.Shown().Cell<OpenWindowsCell>(One, "open").Windows.ShouldBe([1]);
    }

    [Fact]
    public void Lists_who_is_away_for_a_while_the_first_to_return_first()
    {
        _scene.Open(1, "contracts");
        var (first, second) = (_scene.Issue(), _scene.Issue());
        _scene.Send(new ParkTicket(first, _scene.World.Now + Duration.FromMinutes(20)));
        _scene.Send(new ParkTicket(second, _scene.World.Now + Duration.FromMinutes(10)));

        _scene.Shown().Cell<ParkedCell>(One, "parked").Tickets.Select(t => t.Id).ShouldBe([second, first]);
    }

    [Fact]
    public void Shows_the_alarm_of_its_own_window_until_it_is_over()
    {
        var signals = OfficeSignals.IdOf("volga", "north");
        _scene.Open(1, "contracts");
        _scene.Open(2, "contracts");
        _scene.World.Must(signals, new RaiseSignal(SignalKind.Panic, 1));
        _scene.Shown().Cell<SignalCell>(One, "signal/panic:1").AcknowledgedBy.ShouldBeNull();
        _scene.World.Must(signals, new AcknowledgeSignal("panic:1"));

        _scene.Shown().Cell<SignalCell>(One, "signal/panic:1").AcknowledgedBy.ShouldNotBeNull();
        _scene.Shown().Keys(Two).ShouldNotContain("signal/panic:1");
        _scene.World.Must(signals, new ResolveSignal("panic:1"));
        _scene.Shown().Keys(One).ShouldNotContain("signal/panic:1");
    }

    [Fact]
    public void Leaves_the_cells_of_other_windows_alone()
    {
        _scene.Open(1, "contracts");
        _scene.Open(2, "debts");
        _scene.Shown();
        var before = _scene.Book.Boards[Two].Snapshot(default).Cells["window"];
        _scene.Issue();
        _scene.Send(new CallNext(1));
        _scene.Shown();

        _scene.Book.Boards[Two].Snapshot(default).Cells["window"].ToArray().ShouldBe(before.ToArray());
    }

    private void Serve(int seconds, int topics)
    {
        _scene.Issue();
        _scene.Send(new CallNext(1));
        _scene.Send(new StartService(1));
        _scene.World.Advance(seconds);
        _scene.Send(new FinishService(1, topics));
    }

    private WindowDeskCell Desk(string board) => _scene.Shown().Cell<WindowDeskCell>(board, "window");

    /// <summary>As a screen reads it: computed when written.</summary>
    private Shown Next(string board)
    {
        _scene.Shown();
        return JsonSerializer.Deserialize<Shown>(_scene.Book.Boards[board].Snapshot(default).Cells["next"].Span, HubJson.Options)!;
    }

    private sealed record Shown(int Fit, List<NextTicket> Next);
}
