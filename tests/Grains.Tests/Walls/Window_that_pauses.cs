using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Tests.Walls;

public sealed class Window_that_pauses
{
    private const string Floor = "screen/volga/north/floor", OfficeWall = "wall/volga/north";

    private readonly Scene _scene = new();

    public Window_that_pauses()
    {
        _scene.Open(1, "contracts");
        _scene.Open(2, "contracts");
    }

    [Fact]
    public void Tells_when_its_break_is_meant_to_end_and_forgets_it_when_the_break_is_over()
    {
        _scene.Send(new AskBreak(1, BreakKind.Lunch, Minutes: 30));
        _scene.Shown().Cell<PauseCell>(Floor, "pause/1").ShouldBe(new PauseCell(1, Scenes.At(8, 30), false));
        _scene.Shown().Cell<PauseCell>(OfficeWall, "pause/1").UntilAt.ShouldBe(Scenes.At(8, 30));

        _scene.World.Must(Window.IdOf("volga", "north", 1), new EndBreak());
        _scene.Shown().Keys(Floor).ShouldNotContain("pause/1");
    }

    [Fact]
    public void Says_that_an_incident_closed_it_and_not_that_a_shift_was_over()
    {
        _scene.World.Must(Window.IdOf("volga", "north", 1), new CloseWindow("fault", Incident: true));
        _scene.World.Must(Window.IdOf("volga", "north", 2), new CloseWindow("shift"));

        _scene.Shown().Cell<PauseCell>(Floor, "pause/1").Incident.ShouldBeTrue();
        _scene.Shown().Keys(Floor).ShouldNotContain("pause/2");
        _scene.Open(1, "contracts");
        _scene.Shown().Keys(Floor).ShouldNotContain("pause/1");
    }

    [Fact]
    public void A_break_without_an_end_has_none_and_an_endless_one_is_refused()
    {
        _scene.Send(new AskBreak(1, BreakKind.Personal));
        _scene.Shown().Keys(Floor).ShouldNotContain("pause/1");
        _scene.Open(3, "contracts");
        _scene.World.Try(Scene.QueueId, new AskBreak(2, BreakKind.Lunch, Minutes: 500)).Refusal!.Code.ShouldBe("minutes-wrong");
    }
}
