using NodaTime;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Displays;

public sealed class Display_that_is_polled
{
    private static readonly GrainId Id = Display.IdOf("volga", "wola");
    private static readonly ShownGroup A = new("a", "A", "Договоры", 4, 2, "A12"), B = new("b", null, "Счета", 1, 1, null);
    private readonly World _world = new(Scenes.Morning);

    public Display_that_is_polled() => _world.Must(Id, new RegisterDisplay("Воля", Scenes.Samara, 900));

    [Fact]
    public void Tells_only_what_changed()
    {
        _world.Must(Id, new ReadDisplay([A, B]));
        _world.Advance(300);

        Read(A, B with { Waiting = 2 }).Changed.ShouldBe([B with { Waiting = 2 }]);
        _world.Advance(300);
        Read(A).Changed.ShouldBeEmpty();
    }

    [Fact]
    public void Stalls_after_its_silence_and_lives_again_with_the_next_reading()
    {
        _world.Must(Id, new ReadDisplay([A]));
        _world.Advance(899);
        _world.State<DisplayState>(Id).Stalled.ShouldBeFalse();

        _world.Advance(1);
        _world.Facts[^1].Event.ShouldBe(new DisplayStalled(Scenes.Morning, Scenes.At(8, 15)));

        Read(A);
        _world.State<DisplayState>(Id).Stalled.ShouldBeFalse();
    }

    [Fact]
    public void A_wake_of_before_the_newest_reading_is_no_stall()
    {
        _world.Must(Id, new ReadDisplay([A]));
        _world.Advance(800);
        _world.Must(Id, new ReadDisplay([A]));
        _world.Advance(200);

        _world.Must(Id, new PassDisplayDeadline("stall")).ShouldBeEmpty();
    }

    [Fact]
    public void Refuses_readings_that_are_older_wrong_or_of_an_unknown_display()
    {
        _world.Must(Id, new ReadDisplay([A]));
        _world.Try(Id, new ReadDisplay([B]), Scenes.Morning - Duration.FromSeconds(1)).Refusal!.Code.ShouldBe("older-than-known");
        _world.Try(Id, new ReadDisplay([A with { Waiting = -1 }])).Refusal!.Code.ShouldBe("count-negative");
        _world.Try(Id, new ReadDisplay([A, A with { Waiting = 9 }])).Refusal!.Code.ShouldBe("group-twice");
        _world.Try(Display.IdOf("volga", "other"), new ReadDisplay([A])).Refusal!.Code.ShouldBe("display-unknown");
    }

    [Fact]
    public void The_same_reading_twice_says_nothing()
    {
        _world.Must(Id, new ReadDisplay([A, B]));

        _world.Must(Id, new ReadDisplay([A, B])).ShouldBeEmpty();
        _world.Must(Id, new RegisterDisplay("Воля", Scenes.Samara, 900)).ShouldBeEmpty();
    }

    private DisplayRead Read(params ShownGroup[] groups) => _world.Must(Id, new ReadDisplay([.. groups])).ShouldHaveSingleItem().ShouldBeOfType<DisplayRead>();
}
