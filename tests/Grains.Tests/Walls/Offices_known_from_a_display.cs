using OpsHub.Grains.Displays;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Tests.Walls;

public sealed class Offices_known_from_a_display
{
    private static readonly GrainId Id = Display.IdOf("volga", "wola");
    private readonly World _world = new(Scenes.Morning);

    public Offices_known_from_a_display() => _world.Must(Id, new RegisterDisplay("Воля", Scenes.Samara, 600));

    private OfficeCell Tile => BoardBook.Of(_world.Facts).Cell<OfficeCell>("wall/volga", "office/wola");

    [Fact]
    public void Show_sums_of_their_groups()
    {
        Read(new ShownGroup("a", "A", "Договоры", 4, 2, "A12"), new ShownGroup("b", null, "Счета", 3, 1, null));
        _world.Advance(60);
        Read(new ShownGroup("b", null, "Счета", 1, 0, null));

        (Tile.Waiting, Tile.OpenWindows, Tile.Windows.Length, Tile.OldestAt, Tile.Open).ShouldBe((5, 2, 0, null, true));
        BoardBook.Of(_world.Facts).Cell<ServiceCell>("screen/volga/wola", "service/b").ShouldBe(new ServiceCell("b", "Счета", "", 1, 1, null, false));
    }

    [Fact]
    public void Say_nothing_of_a_waiting_norm_while_people_wait()
    {
        Read(new ShownGroup("a", "A", "Договоры", 4, 2, null));
        Tile.State.ShouldBe(NormState.NoData);

        Read(new ShownGroup("a", "A", "Договоры", 0, 2, null));
        Tile.State.ShouldBe(NormState.Met);
    }

    [Fact]
    public void Are_without_data_while_their_feed_is_silent()
    {
        Read(new ShownGroup("a", "A", "Договоры", 0, 2, null));
        _world.Advance(601);

        (Tile.State, Tile.FeedStalledAt, Tile.AsOf).ShouldBe((NormState.NoData, Scenes.Morning, Scenes.Morning));
        BoardBook.Of(_world.Facts).Cell<TroubleCell>("wall/volga", "trouble/feed-stalled:wola").Since.ShouldBe(Scenes.Morning);

        Read();
        (Tile.State, Tile.FeedStalledAt).ShouldBe((NormState.Met, null));
        BoardBook.Of(_world.Facts).Keys("wall/volga").ShouldNotContain("trouble/feed-stalled:wola");
        BoardBook.Of(_world.Facts).Cell<TickerCell>("wall/volga", "ticker").Lines.Select(l => l.Kind).ShouldBe(["feed-resumed", "feed-stalled"]);
    }

    private void Read(params ShownGroup[] groups) => _world.Must(Id, new ReadDisplay([.. groups]));
}
