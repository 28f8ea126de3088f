using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Callers;

public sealed class Talk_with_holds_and_transfers
{
    private static readonly GrainId Id = Caller.IdOf("volga", "1");
    private readonly World _world = new(Scenes.Morning);

    [Fact]
    [Trait("Requirement", "SARATOV-A3-4.8"), Trait("Requirement", "KHGES-2.6.2.8b")]
    public void Several_holds_are_summed_and_taken_off_the_talk()
    {
        Answered();
        _world.Advance(30);
        _world.Must(Id, new HoldCall("main")).ShouldBe([new CallHeld("main", "5", _world.Now)]);
        _world.Must(Id, new HoldCall("main")).ShouldBeEmpty();
        _world.Advance(10);
        _world.Must(Id, new ResumeCall("main")).ShouldBe([new CallResumed("main", "5", 10, _world.Now)]);
        _world.Must(Id, new ResumeCall("main")).ShouldBeEmpty();
        _world.Advance(30);
        _world.Must(Id, new HoldCall("main"));
        _world.Advance(20);

        _world.Must(Id, new EndCall("main")).ShouldBe([new CallEnded("main", "5", Scenes.Morning, 60, _world.Now, HoldS: 30)]);
    }

    [Fact]
    public void The_sources_own_measure_of_a_talk_includes_its_holds()
    {
        Answered();
        _world.Must(Id, new HoldCall("main"));
        _world.Advance(12);
        _world.Must(Id, new ResumeCall("main", HeldS: 11)).OfType<CallResumed>().Single().HeldS.ShouldBe(11);

        _world.Must(Id, new EndCall("main", TalkS: 100)).OfType<CallEnded>().Single().ShouldSatisfyAllConditions(e => e.TalkS.ShouldBe(89), e => e.HoldS.ShouldBe(11));
    }

    [Fact]
    [Trait("Requirement", "KHGES-2.5.1.4b")]
    public void A_colleague_who_takes_over_at_once_goes_on_with_the_talk()
    {
        Answered();
        _world.Advance(30);
        _world.Must(Id, new HoldCall("main"));
        _world.Advance(15);
        _world.Must(Id, new TransferCall("main", ToOperator: "7")).ShouldBe([new CallTransferred("main", "5", null, "7", null, 30, 15, _world.Now)]);
        _world.Advance(60);

        _world.Must(Id, new EndCall("main")).ShouldBe([new CallEnded("main", "7", Scenes.Morning, 90, _world.Now, HoldS: 15)]);
    }

    [Fact]
    public void Who_hangs_up_while_he_waits_for_the_next_operator_was_answered_all_the_same()
    {
        Answered();
        _world.Advance(30);
        _world.Must(Id, new TransferCall("main", "experts"));
        _world.Must(Id, new TransferCall("main", "experts")).ShouldBeEmpty();
        _world.Must(Id, new RingOperator("experts", "9"));
        _world.Advance(45);

        _world.Must(Id, new AbandonCall("experts")).ShouldBe([new CallEnded("experts", "5", Scenes.Morning, 30, _world.Now, GaveUp: true)]);
        Refused(new EndWrapUp("main")).ShouldBeNull();
    }

    [Fact]
    public void The_wrap_up_after_a_call_ends_once()
    {
        Refused(new EndWrapUp("main")).ShouldBe("out-of-order");
        Answered();
        _world.Advance(30);
        _world.Must(Id, new EndCall("main"));
        _world.Advance(25);
        Refused(new EndWrapUp("main"), -26).ShouldBe("before-start");

        _world.Must(Id, new EndWrapUp("main")).ShouldBe([new CallWrappedUp("main", "5", Scenes.Morning, 25, _world.Now)]);
        _world.Must(Id, new EndWrapUp("main")).ShouldBeEmpty();
        _world.Try(Id, new EndCall("main")).Refusal!.Code.ShouldBe("call-over");
    }

    [Fact]
    public void A_hold_without_a_talk_and_a_wrap_up_without_an_answer_are_refused()
    {
        _world.Must(Id, new JoinQueue("main"));
        Refused(new HoldCall("main")).ShouldBe("out-of-order");
        Refused(new TransferCall("main")).ShouldBe("out-of-order");
        _world.Must(Id, new AbandonCall("main"));
        Refused(new EndWrapUp("main")).ShouldBe("out-of-order");
    }

    private void Answered()
    {
        _world.Must(Id, new JoinQueue("main"));
        _world.Must(Id, new AnswerCall("main", "5"));
    }

    private string? Refused(CallerCommand command, int laterS = 0) => _world.Try(Id, command, _world.Now + Duration.FromSeconds(laterS)).Refusal?.Code;
}
