using OpsHub.Grains.Kernel;
using OpsHub.Grains.Signals;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Signals;

public sealed class Signals_of_an_office
{
    private static readonly GrainId Id = OfficeSignals.IdOf("volga", "north");

    private readonly World _world = new(Scenes.Morning);

    [Fact]
    [Trait("Requirement", "SARATOV-A3-7.2"), Trait("Requirement", "SARATOV-A3-7.4"), Trait("Requirement", "SAMARA-11.3d")]
    [Trait("Requirement", "KHGES-2.5.1.11")]
    public void However_often_the_button_is_pressed_there_is_one_alarm()
    {
        _world.Must(Id, new RaiseSignal(SignalKind.Panic, Window: 3)).OfType<SignalRaised>().ShouldHaveSingleItem().DueAt.ShouldBe(Scenes.At(8, 0, 30));
        _world.Must(Id, new RaiseSignal(SignalKind.Panic, Window: 3)).ShouldBeEmpty();
        _world.Must(Id, new RaiseSignal(SignalKind.Panic, Window: 4)).Length.ShouldBe(1);
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-8.2.2"), Trait("Requirement", "SAMARA-6.3j"), Trait("Requirement", "KHGES-2.5.4.2b")]
    [Trait("Requirement", "KHGES-2.5.4.3"), Trait("Requirement", "MORDOVIA-8.3.7")]
    public void Nobody_who_comes_in_time_is_a_breach_and_who_comes_is_written_down_with_the_time_it_took()
    {
        _world.Must(Id, new RaiseSignal(SignalKind.StaffCall));
        _world.Advance(120);
        _world.Facts[^1].Event.ShouldBeOfType<SignalUnanswered>().At.ShouldBe(Scenes.At(8, 2));

        _world.Must(Id, new RaiseSignal(SignalKind.Conflict, Window: 2));
        _world.Advance(20);
        var acknowledged = _world.Must(Id, new AcknowledgeSignal("conflict:2")).OfType<SignalAcknowledged>().ShouldHaveSingleItem();
        (acknowledged.By, acknowledged.AfterS).ShouldBe(("test", 20));
        _world.Advance(600);
        _world.Facts.Select(f => f.Event).OfType<SignalUnanswered>().Count().ShouldBe(1);
        _world.Must(Id, new ResolveSignal("conflict:2")).Length.ShouldBe(1);
        _world.Must(Id, new ResolveSignal("conflict:2")).ShouldBeEmpty();
    }

    [Fact]
    public void An_unknown_signal_and_an_impossible_time_are_refused()
    {
        _world.Try(Id, new AcknowledgeSignal("panic:9")).Refusal!.Code.ShouldBe("signal-unknown");
        _world.Try(Id, new RaiseSignal(SignalKind.Panic, WithinS: 1)).Refusal!.Code.ShouldBe("within-wrong");
    }
}
