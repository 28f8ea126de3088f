using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Waits;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Tests.Walls;

public sealed class Expected_wait
{
    private readonly Scene _scene = new();

    /// <summary>Quantiles of χ² with 2k degrees of freedom, halved (tables of Abramowitz and Stegun, 26.8).</summary>
    [Theory]
    [InlineData(1, 0.6931, 2.3026)]
    [InlineData(2, 1.6783, 3.8897)]
    [InlineData(5, 4.6709, 7.9936)]
    [InlineData(10, 9.6687, 14.2060)]
    [InlineData(30, 29.6676, 37.1985)]
    public void Quantiles_of_the_kth_departure_are_within_two_per_cent_of_the_tables(int k, double p50, double p90)
    {
        ErlangQuantile.P50(k).ShouldBe(p50, p50 * 0.02);
        ErlangQuantile.P90(k).ShouldBe(p90, p90 * 0.02);
    }

    [Fact]
    public void Is_nothing_while_a_window_is_free_and_nobody_waits()
    {
        _scene.Open(1, "contracts");

        _scene.Tile.Ewt.ShouldBe(new WaitBand(0, 0));
        (_scene.Service("contracts").Ewt, _scene.Service("meters").Ewt).ShouldBe((new WaitBand(0, 0), null));
    }

    [Fact]
    public void Is_unknown_until_eight_services_of_today_are_finished()
    {
        _scene.Open(1, "contracts");
        for (var visit = 0; visit < 7; visit++) _scene.Serve(1, 300);
        _scene.Issue();
        _scene.Tile.Ewt.ShouldBeNull();

        _scene.Send(new CallNext(1));
        _scene.Send(new StartService(1));
        _scene.World.Advance(300);
        _scene.Send(new FinishService(1));
        _scene.Issue();
        _scene.Tile.Ewt.ShouldNotBeNull();
    }

    [Fact]
    public void Is_that_of_one_more_departure_than_people_ahead_at_the_rate_of_the_open_windows()
    {
        _scene.Open(1, "contracts");
        _scene.Open(2, "contracts");
        for (var visit = 0; visit < 8; visit++) _scene.Serve(1, 240);

        // when both windows are taken and nine wait: ten departures, one every 120 s
        for (var ticket = 0; ticket < 11; ticket++) _scene.Issue();
        _scene.Send(new CallNext(1));
        _scene.Send(new CallNext(2));

        var band = _scene.Tile.Ewt.ShouldNotBeNull();
        ((double)band.P50S).ShouldBe(9.6687 * 120, 12);
        ((double)band.P90S).ShouldBe(14.2060 * 120, 25);
        _scene.Service("contracts").Ewt.ShouldBe(band);
    }

    [Fact]
    public void Of_a_service_counts_the_others_by_the_share_of_windows_they_have_in_common()
    {
        _scene.Open(1, "contracts", "meters");
        _scene.Open(2, "meters");
        for (var visit = 0; visit < 8; visit++) _scene.Serve(1, 100);
        foreach (var service in new[] { "contracts", "meters", "meters", "meters", "meters" }) _scene.Issue(service);
        _scene.Send(new CallNext(1));
        _scene.Send(new CallNext(2));

        // then for contracts, served by one window, half of the three waiting for meters are ahead: 2.5 departures of 100 s
        _scene.Service("contracts").Ewt!.P50S.ShouldBe((int)Math.Round(ErlangQuantile.P50(2.5) * 100));

        // and for meters, served by two windows, three: 4 departures of 50 s
        _scene.Service("meters").Ewt!.P50S.ShouldBe((int)Math.Round(ErlangQuantile.P50(4) * 50));
    }

    [Fact]
    public void Load_is_the_work_that_came_in_half_an_hour_by_what_the_open_windows_can_do()
    {
        _scene.Open(1, "contracts");
        for (var visit = 0; visit < 8; visit++) _scene.Serve(1, 300);   // 08:00–08:40

        // six came in the last half hour, each of 300 s, for one window of 1800 s
        _scene.Tile.LoadPercent.ShouldBe(100 * 5 * 300 / 1800);
    }
}
