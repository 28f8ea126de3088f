using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Tests.Walls;

public sealed class Phone_strip
{
    private readonly World _world = new(Scenes.Morning);
    private int _calls;

    public Phone_strip() => _world.Must(Line.IdOf("volga", "main"), new RegisterLine(new LineDetails("Контакт-центр", Scenes.Samara)));

    private LineCell Strip => BoardBook.Of(_world.Facts).Cell<LineCell>("wall/volga", "line/main");

    [Fact]
    public void Service_level_is_answered_within_the_target_by_offered()
    {
        Answer(20);
        Answer(21);
        Abandon(5);

        (Strip.Offered, Strip.Answered, Strip.Abandoned, Strip.LevelPercent, Strip.AsaS, Strip.AbandonedPercent).ShouldBe((3, 2, 1, 33.3m, 20.5m, 33.3m));
    }

    [Fact]
    public void A_caller_who_hangs_up_at_once_was_never_offered()
    {
        Abandon(0);

        (Strip.Offered, Strip.InQueue, Strip.LevelPercent).ShouldBe((0, 0, null));
    }

    [Fact]
    public void The_level_is_judged_from_ten_calls_on_and_its_trouble_begins_with_the_call_that_broke_it()
    {
        for (var call = 0; call < 9; call++) Answer(100);
        Strip.State.ShouldBe(NormState.NoData);

        Answer(100);
        Strip.State.ShouldBe(NormState.Breach);
        BoardBook.Of(_world.Facts).Cell<TroubleCell>("wall/volga", "trouble/service-level:main").ShouldBe(new TroubleCell("service-level", NormState.Breach, null, "main", "Контакт-центр", 10, _world.Now));
    }

    [Fact]
    public void A_bad_quarter_of_an_hour_puts_a_good_day_at_risk()
    {
        for (var call = 0; call < 30; call++) Answer(1);
        Strip.State.ShouldBe(NormState.Met);

        _world.AdvanceTo(Scenes.At(8, 30));
        Answer(60);

        (Strip.State, Strip.Levels.Length).ShouldBe((NormState.Risk, 2));
    }

    [Fact]
    public void Who_is_rung_for_waits_on_and_who_moves_to_another_line_waits_there_since_he_came()
    {
        var call = Queue();
        _world.Advance(30);
        _world.Must(call, new RingOperator("main", "5"));
        (Strip.InQueue, Strip.OldestAt).ShouldBe((1, Scenes.Morning));

        _world.Must(call, new JoinQueue("experts"));
        Strip.InQueue.ShouldBe(0);
        var experts = BoardBook.Of(_world.Facts).Cell<LineCell>("wall/volga", "line/experts");
        (experts.InQueue, experts.OldestAt).ShouldBe((1, Scenes.Morning));
    }

    [Fact]
    public void A_call_back_and_an_outbound_call_leave_the_strip_as_it_is()
    {
        Answer(5);
        var call = Queue();
        _world.Must(call, new PromiseCallback("main", _world.Now + NodaTime.Duration.FromHours(1)));
        _world.Must(Caller.IdOf("volga", "out"), new DialOut("main", "call-back", "5", call.Key));

        (Strip.InQueue, Strip.Offered).ShouldBe((0, 1));
    }

    [Fact]
    public void A_call_belongs_to_the_day_its_wait_began_and_figures_begin_anew_with_the_day()
    {
        _world.AdvanceTo(Scenes.At(23, 59, 50));
        var over = Queue();
        _world.AdvanceTo(Scenes.At(24, 0, 10));
        _world.Must(over, new AnswerCall("main", "5"));
        (Strip.Offered, Strip.InQueue).ShouldBe((0, 0));

        Answer(3);
        (Strip.Offered, Strip.LevelPercent).ShouldBe((1, 100m));
    }

    [Fact]
    public void Operators_are_counted_by_phase_and_unknown_until_the_first_report()
    {
        Answer(3);
        Strip.Operators.ShouldBeNull();

        foreach (var (who, phase) in new[] { ("1", OperatorPhase.Talking), ("2", OperatorPhase.Talking), ("3", OperatorPhase.Pause), ("4", OperatorPhase.Away) })
            _world.Must(Line.IdOf("volga", "main"), new ReportOperator(who, phase));
        _world.Must(Line.IdOf("volga", "main"), new SignOutOperator("4"));

        Strip.Operators.ShouldBe(new OperatorsCell(2, 0, 0, 1, 0));
    }

    [Fact]
    public void A_caller_answered_on_another_line_leaves_the_queue_of_the_first()
    {
        var call = Queue();
        _world.Advance(30);
        _world.Must(call, new AnswerCall("experts", "9"));

        Strip.InQueue.ShouldBe(0);
        BoardBook.Of(_world.Facts).Cell<LineCell>("wall/volga", "line/experts").Answered.ShouldBe(1);
    }

    [Fact]
    public void What_a_caller_has_to_expect_is_told_once_enough_waits_have_come_out()
    {
        var talks = Answer(60);
        Strip.Ewt.ShouldBeNull();
        for (var call = 0; call < 100; call++)
        {
            var next = Queue();
            _world.Advance(60);
            _world.Must(talks, new EndCall("main"));
            _world.Must(talks = next, new AnswerCall("main", "5"));
        }

        var told = Strip.Ewt.ShouldNotBeNull();
        told.P50S.ShouldBeInRange(55, 65);
        told.P90S.ShouldBeInRange(55, 70);
        _world.Must(talks, new EndCall("main"));
        Strip.Ewt.ShouldBe(new WaitBand(0, 0));   // nobody waits, and operator 5 is there and free
    }

    private GrainId Queue()
    {
        var call = Caller.IdOf("volga", $"{++_calls}");
        _world.Must(call, new JoinQueue("main"));
        return call;
    }

    private GrainId Answer(int waitS)
    {
        var call = Waited(waitS);
        _world.Must(call, new AnswerCall("main", "5"));
        return call;
    }

    private void Abandon(int waitS) => _world.Must(Waited(waitS), new AbandonCall("main"));

    private GrainId Waited(int seconds)
    {
        var call = Queue();
        _world.Advance(seconds);
        return call;
    }
}
