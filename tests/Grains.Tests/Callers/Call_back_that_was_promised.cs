using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Promises;
using OpsHub.Grains.Reactions;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Callers;

public sealed class Call_back_that_was_promised
{
    private static readonly GrainId Id = Caller.IdOf("volga", "77");
    private static readonly Instant Then = Scenes.At(9, 0, 0);
    private readonly World _world = new(Scenes.Morning);

    [Fact]
    public void Takes_a_waiting_caller_off_the_line_who_is_neither_answered_nor_abandoned()
    {
        _world.Must(Id, new JoinQueue("main"));
        _world.Advance(40);

        _world.Must(Id, new PromiseCallback("main", Then)).ShouldBe([new CallLeftLine("main", "callback", Scenes.Morning, _world.Now), new CallbackPromised("main", Then, _world.Now)]);
        Refused(new AnswerCall("main")).ShouldBe("call-over");
    }

    [Fact]
    public void May_be_promised_in_the_menu_in_the_talk_and_afterwards()
    {
        _world.Must(Id, new EnterMenu("main"));
        _world.Must(Id, new PromiseCallback("main", Then)).ShouldBe([new CallLeftMenu("main", _world.Now), new CallbackPromised("main", Then, _world.Now)]);

        var talking = Caller.IdOf("volga", "78");
        _world.Must(talking, new AnswerCall("main", "5"));
        _world.Must(talking, new PromiseCallback("main", Then)).ShouldBe([new CallbackPromised("main", Then, _world.Now)]);
        _world.Must(talking, new EndCall("main")).OfType<CallEnded>().Count().ShouldBe(1);

        var lost = Caller.IdOf("volga", "79");
        _world.Must(lost, new JoinQueue("main"));
        _world.Must(lost, new AbandonCall("main"));
        _world.Must(lost, new PromiseCallback("main", Then)).ShouldBe([new CallbackPromised("main", Then, _world.Now)]);
    }

    [Fact]
    public void Is_promised_once_for_an_instant_to_come_and_made_once()
    {
        Refused(new MakeCallback("main")).ShouldBe("callback-not-promised");
        Refused(new PromiseCallback("main", Scenes.Morning)).ShouldBe("callback-past");
        _world.Must(Id, new PromiseCallback("main", Then));
        _world.Must(Id, new PromiseCallback("main", Then)).ShouldBeEmpty();
        Refused(new PromiseCallback("main", Then + Duration.FromHours(1))).ShouldBe("callback-promised");

        _world.Advance(60);
        _world.Must(Id, new MakeCallback("main", "5")).ShouldBe([new CallbackMade("main", "5", _world.Now)]);
        _world.Must(Id, new MakeCallback("main", "6")).ShouldBeEmpty();
    }

    [Fact]
    public void Is_missed_once_and_may_still_be_made_later()
    {
        _world.Must(Id, new PromiseCallback("main", Then));
        _world.Must(Id, new MissCallback(Then)).ShouldBe([new CallbackMissed("main", Then, _world.Now)]);
        _world.Must(Id, new MissCallback(Then)).ShouldBeEmpty();

        _world.Must(Id, new MakeCallback("main")).OfType<CallbackMade>().Count().ShouldBe(1);
    }

    [Fact]
    public void Becomes_a_promise_of_its_own_whose_breach_is_told_to_the_caller()
    {
        var reaction = new CallbackPromise();
        var promise = CallbackPromise.IdOf("volga", "77");

        reaction.To(Fact(Id, new CallbackPromised("main", Then, Scenes.Morning))).ShouldBe([(promise, new MakePromise("call-back", "caller/77", Then))]);
        reaction.To(Fact(Id, new CallbackMade("main", null, Then))).ShouldBe([(promise, new KeepPromise())]);
        reaction.To(Fact(promise, new PromiseBroken(Then, Then))).ShouldBe([(Id, new MissCallback(Then))]);
        reaction.To(Fact(Promise.IdOf("volga", "p-1"), new PromiseBroken(Then, Then))).ShouldBeEmpty();
    }

    private static Recorded Fact(GrainId grain, IEvent happened) => new(1, grain, 1, happened, happened.At);

    private string Refused(CallerCommand command) => _world.Try(Id, command, _world.Now).Refusal.ShouldNotBeNull().Code;
}
