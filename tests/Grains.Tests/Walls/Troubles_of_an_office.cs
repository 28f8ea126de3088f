using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Tests.Walls;

public sealed class Troubles_of_an_office
{
    private readonly Scene _scene = new();

    [Fact]
    public void A_wait_is_at_risk_at_the_warning_share_of_the_norm_and_a_breach_at_the_norm()
    {
        _scene.Issue();
        _scene.World.Advance(719);
        (_scene.Tile.State, _scene.Troubles.Count).ShouldBe((NormState.Met, 0));

        _scene.World.Advance(1);
        _scene.Tile.State.ShouldBe(NormState.Risk);
        _scene.Troubles["trouble/wait-near-norm:north"].ShouldBe(new TroubleCell("wait-near-norm", NormState.Risk, "north", null, "А\u00A0001", 1, Scenes.At(8, 12)));

        _scene.World.Advance(180);
        (_scene.Tile.State, _scene.Tile.OverNorm, _scene.Tile.NearNorm).ShouldBe((NormState.Breach, 1, 0));
        _scene.Troubles.ShouldHaveSingleItem().Value.ShouldBe(new TroubleCell("wait-over-norm", NormState.Breach, "north", null, "А\u00A0001", 1, Scenes.At(8, 15)));
    }

    [Fact]
    public void A_wait_is_at_risk_as_soon_as_every_window_is_closed()
    {
        _scene.Issue();
        _scene.Open(1, "contracts");
        _scene.Tile.State.ShouldBe(NormState.Met);

        _scene.World.Must(Window.IdOf("volga", "north", 1), new CloseWindow("shift-over"));
        (_scene.Tile.State, _scene.Tile.OpenWindows).ShouldBe((NormState.Risk, 0));

        _scene.Open(1, "contracts");
        _scene.Tile.State.ShouldBe(NormState.Met);
    }

    [Fact]
    public void A_breach_is_over_when_the_last_one_over_the_norm_is_called()
    {
        _scene.Issue();
        _scene.World.Advance(1000);
        _scene.Open(1, "contracts");

        _scene.Send(new CallNext(1));

        (_scene.Tile.State, _scene.Troubles.Count).ShouldBe((NormState.Met, 0));
    }

    [Fact]
    public void A_ticket_sent_on_to_another_service_keeps_its_breach()
    {
        _scene.Issue();
        _scene.World.Advance(901);
        _scene.Open(1, "contracts");
        _scene.Send(new CallNext(1));

        _scene.Send(new TransferTicket(1, "meters"));

        (_scene.Tile.OverNorm, _scene.Tile.OldestAt).ShouldBe((1, Scenes.Morning));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A3-3.1")]
    public void A_free_window_is_a_trouble_since_somebody_waits_for_what_it_serves()
    {
        _scene.Open(3, "meters");
        _scene.Issue("contracts");
        _scene.Troubles.ShouldBeEmpty();

        _scene.World.Advance(60);
        _scene.Issue("meters");
        _scene.World.Advance(30);
        _scene.Issue("meters");
        _scene.Troubles.ShouldHaveSingleItem().Value.ShouldBe(new TroubleCell("idle-window", NormState.Breach, "north", null, "3", 2, Scenes.At(8, 1), 60));

        _scene.Send(new CallNext(3));
        _scene.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public void A_window_on_a_break_is_not_idle()
    {
        _scene.Open(3, "meters");
        _scene.World.Must(Window.IdOf("volga", "north", 3), new StartBreak(BreakKind.Lunch));

        _scene.Issue("meters");

        _scene.Troubles.ShouldBeEmpty();
        _scene.Tile.Windows.ShouldHaveSingleItem().ShouldBe(new WindowCell(3, WindowFace.Break));
        _scene.Tile.OpenWindows.ShouldBe(0);
    }

    [Fact]
    public void A_closed_office_is_met_unless_people_wait_over_the_norm()
    {
        var ticket = _scene.Issue();
        _scene.World.Advance(901);
        _scene.Tile.State.ShouldBe(NormState.Breach);

        _scene.World.Must(Grains.Offices.Office.IdOf("volga", "north"), new Grains.Offices.CloseOffice("day-over"));

        (_scene.Tile.Open, _scene.Tile.State, _scene.Tile.Waiting).ShouldBe((false, NormState.Met, 0));
        ticket.ShouldBe("2026-11-24.А001");
    }

    [Fact]
    public void An_office_of_which_nothing_has_happened_has_no_data()
    {
        _scene.World.Must(Grains.Offices.Office.IdOf("volga", "south"), new Grains.Offices.RegisterOffice(Scenes.Details("Южное")));

        var tile = _scene.Shown().Cell<OfficeCell>(Scene.Wall, "office/south");

        (tile.State, tile.AsOf, tile.Name).ShouldBe((NormState.NoData, null, "Южное"));
    }
}
