using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Standards;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Callers;

public sealed class Calls_under_a_standard
{
    private static readonly GrainId Id = Caller.IdOf("volga", "1");

    private static readonly PhoneStandard Told = new(
        [new MenuFunction("identify", false), new MenuFunction("readings", true)], ["debt", "call-back"], Period.FromDays(60), true,
        new LostAfter(Duration.FromMinutes(10), Duration.FromMinutes(30), Duration.FromHours(2)),
        ImmutableDictionary<string, WorkingTime>.Empty.Add("main", new WorkingTime([new DayHours(Scenes.Morning.InZone(Scenes.Samara).DayOfWeek, new LocalTime(8, 0), new LocalTime(20, 0))])), null, Scenes.Samara);

    private readonly World _world = new(Scenes.Morning, Concepts.CatalogUnder(new OneStandard()));

    [Fact]
    [Trait("Requirement", "SARATOV-A2-5.4.1b")]
    public void Only_a_function_that_serves_makes_a_caller_served_in_the_menu()
    {
        _world.Must(Id, new EnterMenu("main"));
        _world.Try(Id, new UseMenu("main", "weather")).Refusal!.Code.ShouldBe("function-unknown");
        _world.Must(Id, new UseMenu("main", "identify"));
        _world.Must(Id, new LeaveMenu("main")).OfType<CallLeftMenu>().Single().Served.ShouldBeNull();

        var other = Caller.IdOf("volga", "2");
        _world.Must(other, new EnterMenu("main"));
        _world.Must(other, new UseMenu("main", "readings"));
        _world.Must(other, new LeaveMenu("main")).OfType<CallLeftMenu>().Single().Served.ShouldBe(true);
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A2-5.2.2a"), Trait("Requirement", "SARATOV-A2-5.2.3")]
    public void Outbound_calls_have_a_purpose_of_the_standard()
    {
        _world.Try(Id, new DialOut("main", "chat")).Refusal!.Code.ShouldBe("purpose-unknown");
        _world.Must(Id, new DialOut("main", "debt")).OfType<CallDialled>().Single().Purpose.ShouldBe("debt");
    }

    [Fact]
    public void A_wait_that_begins_outside_the_hours_is_marked_to_its_end()
    {
        _world.Must(Id, new JoinQueue("main")).OfType<CallQueued>().Single().Outside.ShouldBeNull();
        _world.AdvanceTo(Scenes.At(20, 0));
        var late = Caller.IdOf("volga", "late");
        _world.Must(late, new EnterMenu("main")).OfType<CallEntered>().Count().ShouldBe(1);
        _world.Must(late, new JoinQueue("main")).OfType<CallQueued>().Single().Outside.ShouldBe(true);
        _world.Must(late, new AnswerCall("main", "5")).OfType<CallAnswered>().Single().Outside.ShouldBe(true);
        _world.Must(late, new EndCall("main"));
        _world.Must(late, new EndWrapUp("main")).OfType<CallWrappedUp>().Single().Outside.ShouldBe(true);
        _world.Must(Caller.IdOf("volga", "unheard"), new AnswerCall("main", "5", WaitedS: 60)).OfType<CallAnswered>().Single().Outside.ShouldBeNull();
        _world.Must(Caller.IdOf("volga", "elsewhere"), new JoinQueue("unlisted")).OfType<CallQueued>().Single().Outside.ShouldBeNull();
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A2-5.7.4"), Trait("Requirement", "SARATOV-A2-5.7.5")]
    public void A_recording_needs_the_caller_told_and_shows_until_when_it_is_kept()
    {
        _world.Must(Id, new JoinQueue("main"));
        _world.Try(Id, new KeepRecording("main", "rec-1")).Refusal!.Code.ShouldBe("recording-untold");
        var until = Scenes.Morning + Duration.FromDays(60);
        _world.Must(Id, new KeepRecording("main", "rec-1", Told: true)).ShouldBe([new CallRecorded("main", "rec-1", true, until, Scenes.Morning)]);
        _world.Must(Id, new KeepRecording("main", "rec-1", Told: true)).ShouldBeEmpty();
        _world.Must(Id, new KeepRecording("main", "rec-2", Told: true));

        _world.Must(Id, new DestroyRecording("main", "rec-1"), until - Duration.FromSeconds(1)).OfType<RecordingDestroyed>().Single().Early.ShouldBe(true);
        _world.Must(Id, new DestroyRecording("main", "rec-2"), until).OfType<RecordingDestroyed>().Single().Early.ShouldBeNull();
        _world.Must(Id, new DestroyRecording("main", "rec-2"), until).ShouldBeEmpty();
        _world.Try(Id, new DestroyRecording("main", "rec-3")).Refusal!.Code.ShouldBe("recording-unknown");
    }

    [Fact]
    public void A_call_whose_end_never_comes_is_closed_as_lost_in_the_menu_waiting_and_talking()
    {
        var (waiting, talking, dialling) = (Caller.IdOf("volga", "w"), Caller.IdOf("volga", "t"), Caller.IdOf("volga", "d"));
        _world.Must(Id, new EnterMenu("main"));
        _world.Must(waiting, new JoinQueue("main"));
        _world.Must(talking, new JoinQueue("main"));
        _world.Must(dialling, new DialOut("main", "debt", "5"));
        _world.Advance(60);
        _world.Must(talking, new AnswerCall("main", "5"));
        _world.AdvanceTo(Scenes.At(11, 0));

        Ended(Id).ShouldBe(new CallLeftMenu("main", Scenes.At(8, 10), null, true));
        Ended(waiting).ShouldBe(new CallLeftLine("main", "lost", Scenes.Morning, Scenes.At(8, 30)));
        Ended(talking).ShouldBe(new CallLeftLine("main", "lost", Scenes.Morning, Scenes.At(10, 1)));
        Ended(dialling).ShouldBe(new DialGivenUp("main", "5", "lost", 1800, null, Scenes.At(8, 30)));
    }

    [Fact]
    public void A_call_that_ends_in_time_is_not_closed_again()
    {
        _world.Must(Id, new JoinQueue("main"));
        _world.Must(Id, new AnswerCall("main", "5"));
        _world.Must(Id, new EndCall("main"));
        var facts = _world.Facts.Count;

        _world.AdvanceTo(Scenes.At(20, 0));
        _world.Facts.Count.ShouldBe(facts);
        _world.Must(Id, new WakeCaller("lost")).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Requirement", "SAMARA-7.2c")]
    public void A_look_up_is_told_once_of_an_answered_call()
    {
        _world.Must(Id, new JoinQueue("main"));
        _world.Try(Id, new TellLookup("main", 20)).Refusal!.Code.ShouldBe("out-of-order");
        _world.Must(Id, new AnswerCall("main", "5"));
        _world.Must(Id, new TellLookup("main", 20)).ShouldBe([new LookupTold("main", "5", Scenes.Morning, 20, _world.Now)]);
        _world.Must(Id, new TellLookup("main", 25)).ShouldBeEmpty();
    }

    private IEvent Ended(GrainId call) => _world.Facts.Last(f => f.Grain == call).Event;

    private sealed class OneStandard : IStandards
    {
        public AppealStandard? Of(string company, Instant at) => null;

        public PhoneStandard? Phone(string company, Instant at) => Told;
    }
}
