using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Promises;
using OpsHub.Grains.Reactions;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls.Calls;

namespace OpsHub.Grains.Tests.Walls;

public sealed class Contact_centre_wall
{
    private readonly World _world = new(Scenes.Morning);
    private int _calls;

    public Contact_centre_wall() => _world.Must(Line.IdOf("volga", "main"), new RegisterLine(new LineDetails("Контакт-центр", Scenes.Samara)));

    private BoardBook Book => BoardBook.Of(_world.Facts);

    private CallsSumCell Sum => Book.Cell<CallsSumCell>("calls/volga", "sum");

    [Fact]
    public void Lists_the_callers_who_wait_longest_and_counts_all_of_them()
    {
        var first = Queue("main");
        for (var call = 0; call < 2000; call++)
        {
            _world.Advance(1);
            Queue(call % 2 == 0 ? "main" : "experts");
        }

        var shown = Book.Keys("calls/volga").Where(k => k.StartsWith("caller/", StringComparison.Ordinal)).ToList();
        (shown.Count, Sum.Waiting, Sum.OldestAt).ShouldBe((60, 2001, Scenes.Morning));
        shown.ShouldContain($"caller/{first.Key}");
        Book.Boards["calls/volga"].Snapshot(_world.Now).Cells.Sum(c => c.Value.Length).ShouldBeLessThan(20_000);
    }

    [Fact]
    public void Whoever_gives_up_is_a_task_until_a_call_back_is_promised_and_the_promise_until_it_is_made()
    {
        var call = Abandon(40);
        Abandon(5);   // a short one is nobody's task
        (Sum.GaveUp, Sum.Owed, Sum.Today.ShortAbandoned).ShouldBe((1, 0, 1));
        Book.Cell<GaveUpCell>("calls/volga", $"gave-up/{call.Key}").ShouldBe(new GaveUpCell(call.Key, "main", Scenes.At(8, 0, 40), 40));

        _world.Must(call, new PromiseCallback("main", Scenes.At(9, 0)));
        (Sum.GaveUp, Sum.Owed, Sum.Missed).ShouldBe((0, 1, 0));

        _world.Must(call, new MissCallback(Scenes.At(9, 0)));
        (Sum.Owed, Sum.Missed, Book.Cell<OwedCallCell>("calls/volga", $"owed/{call.Key}").Missed).ShouldBe((1, 1, true));

        _world.Must(call, new MakeCallback("main", "5"));
        (Sum.GaveUp, Sum.Owed, Sum.Missed, Sum.CalledBack).ShouldBe((0, 0, 0, 1));
    }

    [Fact]
    public void A_call_back_is_due_when_its_promise_says_and_is_forgotten_when_the_customer_waits_no_longer()
    {
        var call = Abandon(40);
        _world.Must(call, new PromiseCallback("main", Scenes.At(9, 0)));
        var promise = CallbackPromise.IdOf("volga", call.Key);
        Tell(promise, new PromiseMade("call-back", $"caller/{call.Key}", Scenes.At(9, 0), Scenes.At(9, 15), "r", null, null, "test", _world.Now));
        Owed(call).DueAt.ShouldBe(Scenes.At(9, 15));

        Tell(promise, new PromiseMoved(Scenes.At(10, 0), Scenes.At(10, 15), "phone", "busy", _world.Now));
        (Owed(call).PromisedAt, Owed(call).DueAt).ShouldBe((Scenes.At(10, 0), Scenes.At(10, 15)));

        Tell(promise, new PromiseReleased("solved", _world.Now));
        Sum.Owed.ShouldBe(0);
    }

    [Fact]
    public void A_task_that_nobody_took_up_within_a_day_is_dropped()
    {
        Abandon(40);
        _world.Advance(24 * 3600);
        Abandon(50);

        Sum.GaveUp.ShouldBe(1);
    }

    [Fact]
    public void Shows_each_operator_with_his_call_and_how_many_he_has_had_today()
    {
        Report("5", OperatorPhase.Available);
        Report("6", OperatorPhase.Pause, "lunch");
        var call = Answer(3, "5");
        Report("5", OperatorPhase.Talking);

        Told("5").ShouldBe((OperatorPhase.Talking, _world.Now, null, call.Key, 1));
        Told("6").ShouldBe((OperatorPhase.Pause, Scenes.Morning, "lunch", null, 0));
    }

    [Fact]
    public void An_operator_of_whom_only_talks_are_known_is_shown_while_he_talks()
    {
        var call = Answer(3, "9");
        Told("9").ShouldBe((OperatorPhase.Talking, _world.Now, null, call.Key, 1));
        Book.Cell<OperatorCell>("calls/volga", "operator/main/9").Today.ShouldBeNull();

        _world.Must(call, new EndCall("main"));
        Book.Keys("calls/volga").ShouldNotContain("operator/main/9");
        Sum.Operators.ShouldBeNull();
    }

    [Fact]
    public void Occupancy_is_busy_time_by_busy_and_available_time_of_phases_that_go_on_as_well()
    {
        Report("5", OperatorPhase.Available);
        _world.Advance(300);
        Report("5", OperatorPhase.Talking);
        _world.Advance(100);
        Report("5", OperatorPhase.WrapUp);
        _world.Advance(100);
        Report("6", OperatorPhase.Available);

        (Sum.Today.OccupancyPercent, Sum.Last15.OccupancyPercent, Sum.OccupancyPercent).ShouldBe((40m, 40m, 50m));
    }

    [Fact]
    public void A_caller_who_is_answered_on_another_line_belongs_to_that_one()
    {
        var call = Queue("main");
        _world.Advance(30);
        _world.Must(call, new AnswerCall("experts", "9"));
        _world.Advance(60);
        _world.Must(call, new EndCall("main"));

        var experts = Book.Cell<CallsLineCell>("calls/volga", "line/experts");
        (experts.Today.Answered, experts.Today.AhtS, experts.Talking).ShouldBe((1, 60m, 0));
        (Sum.Waiting, Sum.Today.Offered).ShouldBe((0, 1));
    }

    [Fact]
    public void A_caller_who_is_moved_to_another_tier_or_line_waits_on_since_he_joined()
    {
        var call = Caller.IdOf("volga", "moved");
        _world.Must(call, new JoinQueue("main", 2, 1));
        _world.Advance(30);
        _world.Must(call, new JoinQueue("experts", 0, 2));
        _world.Must(call, new RingOperator("experts", "9"));

        Book.Cell<WaitingCallerCell>("calls/volga", "caller/moved").ShouldBe(new WaitingCallerCell("moved", "experts", Scenes.Morning, 2, 2, "9", null));
        Sum.Tiers.ShouldBe([new TierCell(2, 1, Scenes.Morning, 0)]);
        (Sum.Waiting, Sum.Ringing, Book.Cell<CallsLineCell>("calls/volga", "line/main").Waiting).ShouldBe((1, 1, 0));

        _world.Must(call, new MissRing("experts", "9"));
        Sum.Ringing.ShouldBe(0);
    }

    [Fact]
    public void A_talk_that_is_held_and_passed_on_is_one_call_and_its_holds_are_handling()
    {
        var call = Answer(3, "5");
        _world.Advance(60);
        _world.Must(call, new HoldCall("main"));
        (Sum.Talking, Sum.Holding).ShouldBe((1, 1));
        _world.Advance(20);
        _world.Must(call, new ResumeCall("main"));
        _world.Must(call, new TransferCall("main", ToOperator: "6"));
        Book.Cell<OperatorCell>("calls/volga", "operator/main/6").Call.ShouldBe(call.Key);
        _world.Advance(40);
        _world.Must(call, new EndCall("main"));

        (Sum.Talking, Sum.Holding, Sum.Today.Answered, Sum.Today.AhtS).ShouldBe((0, 0, 1, 120m));
    }

    [Fact]
    public void What_an_operator_does_after_a_talk_is_handling()
    {
        var call = Answer(3, "5");
        _world.Advance(60);
        _world.Must(call, new EndCall("main"));
        _world.Advance(30);
        _world.Must(call, new EndWrapUp("main"));

        (Sum.Today.Answered, Sum.Today.AhtS, Sum.Last30.AhtS).ShouldBe((1, 90m, 90m));
    }

    [Fact]
    public void Calls_that_end_in_the_menu_are_counted_and_so_are_those_it_served()
    {
        foreach (var call in new[] { "a", "b" }) _world.Must(Caller.IdOf("volga", call), new EnterMenu("main"));
        _world.Must(Caller.IdOf("volga", "a"), new UseMenu("main", "readings"));
        foreach (var call in new[] { "a", "b" }) _world.Must(Caller.IdOf("volga", call), new LeaveMenu("main"));

        (Sum.MenuEnded, Sum.MenuServed).ShouldBe((2, 1));
    }

    [Fact]
    public void A_call_from_outside_the_hours_is_counted_apart_and_in_no_other_figure()
    {
        Answer(3, "5");
        foreach (var (call, happened) in new (string, CallerEvent)[]
        {
            ("early", new CallAnswered("main", "5", Scenes.Morning, 300, _world.Now, Outside: true)), ("late", new CallAbandoned("main", Scenes.Morning, 300, _world.Now, Outside: true)),
            ("early", new CallEnded("main", "5", Scenes.Morning, 500, _world.Now)),
        })
            Tell(Caller.IdOf("volga", call), happened);

        (Sum.Outside, Sum.Today.Offered, Sum.Today.LevelPercent, Sum.Today.AhtS, Sum.GaveUp).ShouldBe((2, 1, 100m, null, 1));
    }

    [Fact]
    public void A_company_without_phones_has_no_such_board()
    {
        var world = new World(Scenes.Morning);
        world.Must(Companies.Company.IdOf("volga"), new Companies.RegisterCompany("Волга", Scenes.Samara, false));

        BoardBook.Of(world.Facts).Boards.Keys.ShouldNotContain("calls/volga");
    }

    private OwedCallCell Owed(GrainId call) => Book.Cell<OwedCallCell>("calls/volga", $"owed/{call.Key}");

    private (OperatorPhase Phase, NodaTime.Instant Since, string? Reason, string? Call, int Calls) Told(string who) =>
        Book.Cell<OperatorCell>("calls/volga", $"operator/main/{who}") is var o ? (o.Phase, o.Since, o.Reason, o.Call, o.Calls) : default;

    private void Report(string who, OperatorPhase phase, string? reason = null) => _world.Must(Line.IdOf("volga", "main"), new ReportOperator(who, phase, reason));

    private void Tell(GrainId grain, IEvent happened) => _world.Facts.Add(new Recorded(_world.Facts.Count + 1, grain, 1, happened, _world.Now));

    private GrainId Queue(string line)
    {
        var call = Caller.IdOf("volga", $"{++_calls}");
        _world.Must(call, new JoinQueue(line));
        return call;
    }

    private GrainId Answer(int waitS, string who)
    {
        var call = Queue("main");
        _world.Advance(waitS);
        _world.Must(call, new AnswerCall("main", who));
        return call;
    }

    private GrainId Abandon(int waitS)
    {
        var call = Queue("main");
        _world.Advance(waitS);
        _world.Must(call, new AbandonCall("main"));
        return call;
    }
}
