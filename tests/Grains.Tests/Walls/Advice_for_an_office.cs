using System.Collections.Immutable;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Tests.Walls;

public sealed class Advice_for_an_office
{
    private readonly Scene _scene = new();

    [Theory]
    [InlineData(1, 0)]   // all are open: there is none to open
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public void Asks_for_no_more_windows_than_are_closed(int windows, int more)
    {
        Crowd(windows);

        Advice().Where(a => a.Kind == "open-windows").Sum(a => a.Count).ShouldBe(more);
        Advice()[0].Reason.Needed.ShouldBeGreaterThan(3);
        Advice().ShouldContain(a => a.Kind == "no-breaks");
    }

    /// <summary>One window open, ten visitors served in ten minutes each, twelve waiting.</summary>
    private void Crowd(int windows)
    {
        _scene.World.Must(Office.IdOf("volga", "north"), new RegisterOffice(Scenes.Details("Северное") with { Windows = windows }));
        _scene.Open(1, "contracts");
        for (var visitor = 0; visitor < 10; visitor++) _scene.Serve(1, 600);
        for (var visitor = 0; visitor < 12; visitor++) _scene.Issue();
    }

    private ImmutableArray<AdviceItem> Advice() => ((AdviceCell)_scene.Shown().Boards["wall/volga/north"]["advice"]!).Items;
}
