using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Tests.Walls;

public sealed class Days_of_an_office
{
    private readonly Scene _scene = new();

    [Fact]
    public void Figures_begin_anew_with_the_first_fact_of_a_day_and_who_waits_stays()
    {
        _scene.Open(1, "contracts");
        _scene.Serve(1, 60);
        _scene.Issue();
        (_scene.Tile.Issued, _scene.Tile.Served, _scene.Tile.Waiting).ShouldBe((2, 1, 1));

        _scene.World.AdvanceTo(Scenes.At(32, 0));
        _scene.Issue();

        (_scene.Tile.Issued, _scene.Tile.Served, _scene.Tile.Waiting, _scene.Tile.OldestAt).ShouldBe((1, 0, 2, Scenes.At(8, 1)));
    }

    [Fact]
    public void The_tile_tells_the_opening_that_goes_on_or_comes_next()
    {
        _scene.Issue();
        (_scene.Tile.OpensAt, _scene.Tile.ClosesAt).ShouldBe((Scenes.At(8, 0), Scenes.At(20, 0)));

        // Friday after closing time: Monday is next
        _scene.World.AdvanceTo(Scenes.At((3 * 24) + 20, 0));
        _scene.Issue();
        _scene.Tile.OpensAt.ShouldBe(Scenes.At((6 * 24) + 8, 0));
    }

    [Fact]
    public void Facts_before_the_registration_show_the_id_as_a_name()
    {
        _scene.World.Must(Window.IdOf("volga", "west", 4), new OpenWindow("4", ["contracts"]));

        var tile = _scene.Shown().Cell<OfficeCell>(Scene.Wall, "office/west");

        (tile.Name, tile.TimeZone, tile.Windows.ShouldHaveSingleItem()).ShouldBe(("west", "UTC", new WindowCell(4, WindowFace.Idle)));
        _scene.Shown().Cell<CompanyCell>(Scene.Wall, "company").Name.ShouldBe("volga");
    }

    [Fact]
    public void The_ticker_keeps_the_twelve_newest()
    {
        for (var ticket = 0; ticket < 20; ticket++) _scene.Issue();

        _scene.Ticker.Lines.Length.ShouldBe(12);
        _scene.Ticker.Lines[0].ShouldBe(new TickerLine(Scenes.Morning, "ticket-issued", "Северное", "А\u00A0020", null));
    }

    [Fact]
    public void A_parked_visitor_is_not_waiting_and_the_time_away_is_no_wait()
    {
        var ticket = _scene.Issue();
        _scene.World.Advance(100);
        _scene.Send(new ParkTicket(ticket, Scenes.At(9, 0)));
        (_scene.Tile.Waiting, _scene.Tile.OldestAt).ShouldBe((0, null));

        _scene.World.AdvanceTo(Scenes.At(9, 0));
        (_scene.Tile.Waiting, _scene.Tile.OldestAt, _scene.Tile.State).ShouldBe((1, Scenes.At(9, 0) - NodaTime.Duration.FromSeconds(100), NormState.Met));
    }
}
