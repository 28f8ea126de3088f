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

    [Fact]
    public void Says_that_not_even_all_windows_hold_the_norm_and_what_wait_comes_of_it()
    {
        Crowd(2);

        var items = Advice();
        items.Select(i => i.Kind).ShouldBe(["open-windows", "not-enough", "no-breaks"]);
        items[1].Count.ShouldBe(2);
        // 12 wait for ten minutes each, and the ten served came in the last half hour: 10 more are expected, 6 of the 22 are served by two windows
        (items[0].Reason.Windows, items[0].Reason.Waiting, items[0].Reason.Arriving).ShouldBe((2, 12, items[0].Reason.Arriving));
        items[0].Reason.AllWaitS.ShouldBe((int)Math.Round(Math.Max(12, 12 + items[0].Reason.Arriving - 6) * 600 / 2d));
    }

    [Fact]
    public void Tells_windows_needed_in_a_quarter_half_and_whole_hour()
    {
        Crowd(30);

        var needed = Advice()[0].Reason.NeededAhead;
        needed.Length.ShouldBe(3);
        needed[1].ShouldBe(Advice()[0].Reason.Needed);
        needed.ShouldAllBe(n => n >= 8);   // 12 × 600 s ÷ 900 s
    }

    [Fact]
    public void Stands_on_the_company_wall_while_there_are_windows_to_open()
    {
        Crowd(3);

        var told = Advice().Single(a => a.Kind == "open-windows");
        _scene.Shown().Cell<WallAdviceCell>("wall/volga", "advice/north").ShouldBe(new WallAdviceCell("north", 2, told.UntilAt));

        _scene.Open(2, "contracts");
        _scene.Shown().Cell<WallAdviceCell>("wall/volga", "advice/north").Windows.ShouldBe(1);
        _scene.Open(3, "contracts");
        _scene.Shown().Keys("wall/volga").ShouldNotContain("advice/north");
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
