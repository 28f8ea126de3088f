using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Reactions;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Callers;

public sealed class Outbound_calls
{
    private static readonly GrainId Id = Caller.IdOf("volga", "out-1");
    private readonly World _world = new(Scenes.Morning);

    [Fact]
    public void Ring_at_the_customers_and_are_talked_or_given_up()
    {
        _world.Must(Id, new DialOut("main", "debt", "5")).ShouldBe([new CallDialled("main", "5", "debt", null, _world.Now)]);
        _world.Must(Id, new DialOut("main", "debt", "5")).ShouldBeEmpty();
        _world.Advance(9);
        _world.Must(Id, new AnswerDial("main", Rings: 3)).ShouldBe([new DialAnswered("main", "5", null, 9, 3, _world.Now)]);
        _world.Must(Id, new HoldCall("main"));
        _world.Advance(5);
        _world.Must(Id, new ResumeCall("main"));
        _world.Advance(40);
        _world.Must(Id, new EndCall("main")).ShouldBe([new DialEnded("main", "5", 40, 5, _world.Now)]);

        var unheard = Caller.IdOf("volga", "out-2");
        _world.Must(unheard, new DialOut("main", "sales"));
        _world.Advance(18);
        _world.Must(unheard, new GiveUpDial("main", Rings: 5)).ShouldBe([new DialGivenUp("main", null, "no-answer", 18, 5, _world.Now)]);
        _world.Try(unheard, new AnswerDial("main")).Refusal!.Code.ShouldBe("call-over");
    }

    [Fact]
    public void Are_no_calls_that_came_in()
    {
        _world.Must(Id, new DialOut("main", "debt", "5"));
        foreach (var fact in (CallerFact[])[new AnswerCall("main"), new JoinQueue("main"), new AbandonCall("main"), new EndWrapUp("main"), new TransferCall("main")])
            _world.Try(Id, fact).Refusal.ShouldNotBeNull($"{fact}").Code.ShouldBe("out-of-order");

        var inbound = Caller.IdOf("volga", "1");
        _world.Must(inbound, new JoinQueue("main"));
        _world.Try(inbound, new AnswerDial("main")).Refusal!.Code.ShouldBe("out-of-order");
        _world.Try(inbound, new DialOut("main", "debt")).Refusal!.Code.ShouldBe("out-of-order");
    }

    [Fact]
    public void That_are_lost_by_their_source_end_without_a_length()
    {
        _world.Must(Id, new DialOut("main", "debt", "5"));
        _world.Must(Id, new AnswerDial("main"));
        _world.Advance(40);

        _world.Must(Id, new LeaveLine("main", "lost")).ShouldBe([new DialEnded("main", "5", null, null, _world.Now)]);
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A2-5.2.2b")]
    public void Made_for_a_promised_call_back_keep_the_promise_once_they_are_answered()
    {
        var fact = new Recorded(1, Id, 1, new DialAnswered("main", "5", "77", 9, null, Scenes.Morning), Scenes.Morning);
        new CallbackPromise().To(fact).ShouldBe([(Caller.IdOf("volga", "77"), new MakeCallback("main", "5"))]);

        var other = new Recorded(2, Id, 2, new DialAnswered("main", "5", null, 9, null, Scenes.Morning), Scenes.Morning);
        new CallbackPromise().To(other).ShouldBeEmpty();
    }

    [Fact]
    public void Say_how_they_came_out_in_known_words()
    {
        _world.Must(Id, new DialOut("main", "debt"));
        _world.Try(Id, new GiveUpDial("main", "bored")).Refusal!.Code.ShouldBe("outcome-wrong");
        _world.Try(Id, new GiveUpDial("main", Rings: -1)).Refusal!.Code.ShouldBe("rings-wrong");
    }
}
