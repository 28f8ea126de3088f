using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Callers;

public sealed class Rings_and_tiers_of_a_call
{
    private static readonly GrainId Id = Caller.IdOf("volga", "1");
    private readonly World _world = new(Scenes.Morning);

    [Fact]
    public void Phones_ring_until_one_is_picked_up()
    {
        _world.Must(Id, new JoinQueue("main"));
        _world.Advance(5);
        _world.Must(Id, new RingOperator("main", "5")).ShouldBe([new CallRang("main", "5", _world.Now)]);
        _world.Must(Id, new RingOperator("main", "5")).ShouldBeEmpty();
        _world.Advance(15);
        _world.Must(Id, new MissRing("main", "5", Rings: 4)).ShouldBe([new RingUnanswered("main", "5", 15, 4, _world.Now)]);
        _world.Must(Id, new RingOperator("main", "6"));
        _world.Advance(7);

        _world.Must(Id, new AnswerCall("main", "6", Rings: 2)).ShouldBe([new CallAnswered("main", "6", Scenes.Morning, 27, _world.Now, RangS: 7, Rings: 2)]);
    }

    [Fact]
    public void The_sources_own_measure_of_a_ring_goes_before_the_instants()
    {
        _world.Must(Id, new JoinQueue("main"));
        _world.Must(Id, new MissRing("main", "9", RangS: 12)).ShouldBe([new RingUnanswered("main", "9", 12, null, _world.Now)]);
        _world.Must(Id, new RingOperator("main", "5"));
        _world.Advance(7);

        _world.Must(Id, new AnswerCall("main", "5", RangS: 6)).OfType<CallAnswered>().Single().RangS.ShouldBe(6);
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A2-5.5b"), Trait("Requirement", "SARATOV-A2-5.4.2"), Trait("Requirement", "SARATOV-A2-5.4.3"), Trait("Requirement", "SARATOV-A2-5.4.4")]
    public void A_caller_who_moves_between_tiers_keeps_his_clock_and_each_tier_its_seconds()
    {
        _world.Must(Id, new EnterMenu("main"));
        _world.Advance(20);
        _world.Must(Id, new JoinQueue("main", Tier: 1));
        _world.Advance(60);
        _world.Must(Id, new JoinQueue("main", Tier: 1)).ShouldBeEmpty();
        _world.Must(Id, new JoinQueue("experts", Tier: 2)).ShouldBe([new CallMoved("experts", "main", Scenes.At(8, 0, 20), 1, 2, _world.Now)]);
        _world.Advance(40);
        _world.Must(Id, new AnswerCall("experts", "5")).ShouldBe([new CallAnswered("experts", "5", Scenes.At(8, 0, 20), 100, _world.Now, Tier: 2)]);
        _world.Advance(30);
        _world.Must(Id, new TransferCall("experts", "office", Tier: 3)).ShouldBe([new CallTransferred("experts", "5", "office", null, 3, 30, null, _world.Now)]);
        _world.Advance(10);
        _world.Must(Id, new AnswerCall("office", "77")).ShouldBe([new CallTakenOver("office", "77", 10, 3, null, null, _world.Now)]);
        _world.Advance(50);

        _world.Must(Id, new EndCall("office")).ShouldBe([new CallEnded("office", "77", Scenes.At(8, 0, 20), 80, _world.Now, Tiers: new TierSeconds(20, 60, 70, 60))]);
    }

    [Fact]
    public void A_caller_who_moves_keeps_the_priority_he_joined_with()
    {
        _world.Must(Id, new JoinQueue("main", 2));
        _world.Advance(5);

        _world.Must(Id, new JoinQueue("experts")).ShouldBe([new CallMoved("experts", "main", Scenes.Morning, null, null, _world.Now, Priority: 2)]);
    }

    [Fact]
    public void Of_tiers_that_the_source_does_not_know_nothing_is_said()
    {
        _world.Must(Id, new JoinQueue("main"));
        _world.Advance(60);

        _world.Must(Id, new AbandonCall("main")).OfType<CallAbandoned>().Single().Tiers.ShouldBeNull();
    }

    [Fact]
    public void Functions_of_the_menu_are_told_once_each_and_the_caller_was_served_there()
    {
        _world.Must(Id, new EnterMenu("main"));
        _world.Must(Id, new UseMenu("main", "readings")).ShouldBe([new MenuUsed("main", "readings", _world.Now)]);
        _world.Must(Id, new UseMenu("main", "readings")).ShouldBeEmpty();
        _world.Must(Id, new LeaveMenu("main")).ShouldBe([new CallLeftMenu("main", _world.Now, true)]);

        var other = Caller.IdOf("volga", "2");
        _world.Must(other, new EnterMenu("main"));
        _world.Must(other, new LeaveMenu("main")).ShouldBe([new CallLeftMenu("main", _world.Now)]);
    }

    [Fact]
    public void A_tier_a_ring_or_a_word_out_of_bounds_is_refused()
    {
        Refused(new JoinQueue("main", Tier: 0)).ShouldBe("tier-wrong");
        Refused(new AnswerCall("main", Tier: 4)).ShouldBe("tier-wrong");
        Refused(new MissRing("main", "5", Rings: 101)).ShouldBe("rings-wrong");
        Refused(new MissRing("main", "5", RangS: -1)).ShouldBe("seconds-wrong");
        Refused(new UseMenu("main", "meter readings")).ShouldBe("word-wrong");
        Refused(new RingOperator("main", "5")).ShouldBe("out-of-order");
    }

    private string Refused(CallerCommand command) => _world.Try(Id, command).Refusal.ShouldNotBeNull().Code;
}
