using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Callers;

public sealed class Call_from_menu_to_end
{
    private static readonly GrainId Id = Caller.IdOf("volga", "1");
    private readonly World _world = new(Scenes.Morning);

    [Fact]
    [Trait("Requirement", "SARATOV-7.3.9.2")]
    [Trait("Requirement", "SARATOV-A2-5.5a"), Trait("Requirement", "SAMARA-7.2a")]
    public void The_wait_begins_on_leaving_the_menu_and_ends_with_the_answer()
    {
        _world.Must(Id, new EnterMenu("main"));
        _world.Advance(25);
        _world.Must(Id, new JoinQueue("main"));
        _world.Advance(40);

        _world.Must(Id, new AnswerCall("main", "5")).ShouldBe([new CallAnswered("main", "5", Scenes.At(8, 0, 25), 40, Scenes.At(8, 1, 5))]);
        _world.Advance(100);
        _world.Must(Id, new EndCall("main")).ShouldBe([new CallEnded("main", "5", Scenes.At(8, 0, 25), 100, _world.Now)]);
    }

    [Fact]
    public void The_sources_own_measure_goes_before_the_instants()
    {
        _world.Must(Id, new JoinQueue("main"));
        _world.Advance(40);

        _world.Must(Id, new AnswerCall("main", "5", WaitedS: 38)).OfType<CallAnswered>().Single().WaitedS.ShouldBe(38);
    }

    [Fact]
    public void A_call_that_was_not_heard_to_queue_began_its_wait_when_the_source_says()
    {
        _world.Must(Id, new AnswerCall("main", "5", WaitedS: 30)).OfType<CallAnswered>().Single().OfferedAt.ShouldBe(Scenes.Morning - Duration.FromSeconds(30));
        _world.Must(Caller.IdOf("volga", "2"), new AnswerCall("main", "5")).OfType<CallAnswered>().Single().ShouldSatisfyAllConditions(
            e => e.WaitedS.ShouldBe(0),
            e => e.OfferedAt.ShouldBe(e.At));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A2-5.5b")]
    public void A_change_of_tier_does_not_restart_the_wait()
    {
        _world.Must(Id, new JoinQueue("main"));
        _world.Advance(60);
        _world.Must(Id, new JoinQueue("main")).ShouldBeEmpty();
        _world.Must(Id, new JoinQueue("experts")).ShouldBe([new CallMoved("experts", "main", Scenes.Morning, null, null, _world.Now)]);
        _world.Advance(60);

        _world.Must(Id, new AbandonCall("experts")).ShouldBe([new CallAbandoned("experts", Scenes.Morning, 120, _world.Now)]);
    }

    [Fact]
    public void What_is_over_stays_over_and_what_comes_too_early_is_refused()
    {
        Refused(new EndCall("main")).ShouldBe("out-of-order");
        Refused(new AbandonCall("main")).ShouldBe("out-of-order");
        _world.Must(Id, new JoinQueue("main"));
        Refused(new LeaveMenu("main")).ShouldBe("out-of-order");
        Refused(new AnswerCall("main"), -1).ShouldBe("before-start");
        Refused(new AnswerCall("main", WaitedS: -5)).ShouldBe("seconds-wrong");

        _world.Must(Id, new AbandonCall("main"));
        Refused(new AnswerCall("main")).ShouldBe("call-over");
    }

    [Fact]
    public void One_who_is_served_in_the_menu_was_never_offered()
    {
        _world.Must(Id, new EnterMenu("main"));
        _world.Must(Id, new EnterMenu("main")).ShouldBeEmpty();

        _world.Must(Id, new LeaveMenu("main")).ShouldHaveSingleItem().ShouldBeOfType<CallLeftMenu>();
    }

    /// <summary>Invariant 3: whatever comes in whatever order, a call is unknown, in the menu, waiting, talking or over, and ends once.</summary>
    [Fact]
    public void Ends_once_under_any_facts()
    {
        var random = new Random(7);
        for (var step = 0; step < 4000; step++)
        {
            var call = Caller.IdOf("volga", $"r{random.Next(400)}");
            _world.Send(call, random.Next(14) switch
            {
                0 => new EnterMenu("main"),
                1 => new JoinQueue("main"),
                2 => new AnswerCall("main", "5"),
                3 => new AbandonCall("main"),
                4 => new EndCall("main"),
                5 => new HoldCall("main"),
                6 => new ResumeCall("main"),
                7 => new TransferCall("main", Tier: 2),
                8 => new TransferCall("main", ToOperator: "6"),
                9 => new RingOperator("main", "5"),
                10 => new MissRing("main", "5"),
                11 => new JoinQueue("main", Tier: 1 + random.Next(3)),
                12 => new EndWrapUp("main"),
                _ => new LeaveMenu("main"),
            }, _world.Now - Duration.FromSeconds(random.Next(30)));
            _world.Advance(random.Next(5));
        }

        foreach (var call in _world.Facts.GroupBy(f => f.Grain))
        {
            var ends = call.Count(f => f.Event is CallAbandoned or CallEnded or CallLeftMenu);
            ends.ShouldBe(_world.State<CallerState>(call.Key).Phase == CallerPhase.Over ? 1 : 0, $"seed 7, {call.Key}");
            call.Select(f => f.Event).OfType<CallAnswered>().ShouldAllBe(a => a.WaitedS >= 0 && a.OfferedAt <= a.At);
            call.Select(f => f.Event).OfType<CallAnswered>().Count().ShouldBeLessThanOrEqualTo(1, $"seed 7, {call.Key}");
            call.Select(f => f.Event).OfType<CallWrappedUp>().Count().ShouldBeLessThanOrEqualTo(1, $"seed 7, {call.Key}");
            call.Select(f => f.Event).OfType<CallEnded>().ShouldAllBe(e => e.TalkS >= 0 && (e.HoldS ?? 0) >= 0);
        }
    }

    private string Refused(CallerCommand command, int laterS = 0) => _world.Try(Id, command, _world.Now + Duration.FromSeconds(laterS)).Refusal.ShouldNotBeNull().Code;
}
