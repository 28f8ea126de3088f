using OpsHub.ClientHub.Feed;

namespace OpsHub.ClientHub.Tests.Feed;

public sealed class Feed_to_many : IDisposable
{
    private readonly PumpSetup _feed = new(new FeedOptions { PushIntervalMs = 100, HeartbeatMs = 1800, StalledAfterS = 60 });

    public void Dispose() => _feed.Dispose();

    [Fact]
    public void Serialises_a_frame_once_for_all_watchers_at_the_same_position()
    {
        _feed.Show(5, "a", 1);
        var sinks = Enumerable.Range(0, 1000).Select(_ => _feed.Watch().Sink).ToList();

        _feed.Cycle();
        _feed.Show(6, "a", 2);
        _feed.Cycle();

        sinks.SelectMany(s => s.Messages).Distinct(ReferenceEqualityComparer.Instance).Count().ShouldBe(2);
        sinks.ShouldAllBe(s => s.Messages.Count == 2);
        sinks[999].Frames().ShouldBe(["snapshot 0-5 1", "delta 5-6 2"]);
    }

    [Fact]
    public void Conflates_what_happens_within_one_push_interval()
    {
        _feed.Show(1, "a", 0);
        var (_, sink) = _feed.Watch();
        _feed.Cycle();

        for (var i = 2; i <= 500; i++) _feed.Show(i, "a", i);
        _feed.Cycle(50);
        _feed.Cycle(50);

        sink.Frames().ShouldBe(["snapshot 0-1 0", "delta 1-500 500"]);
    }

    [Fact]
    public void Owes_a_client_that_reads_nothing_one_frame_and_gives_it_the_newest_afterwards()
    {
        _feed.Show(1, "a", 1);
        var (_, slow) = _feed.Watch();
        var (_, quick) = _feed.Watch();
        _feed.Cycle();

        slow.Block();
        var most = 0;
        for (var i = 2; i <= 300; i++)
        {
            _feed.Show(i, "a", i);
            _feed.Cycle();
            most = Math.Max(most, slow.Outstanding);
        }
        slow.Unblock();
        _feed.Cycle(1);

        most.ShouldBe(1);
        slow.Frames().ShouldBe(["snapshot 0-1 1", "delta 1-2 2", "delta 2-300 300"]);
        quick.Frames().Last().ShouldBe("delta 299-300 300");
    }

    [Fact]
    public void Cuts_off_a_client_that_has_read_nothing_for_too_long()
    {
        _feed.Show(1, "a", 1);
        var (client, dead) = _feed.Watch();
        var (_, alive) = _feed.Watch();
        dead.Block();
        _feed.Cycle();

        _feed.Cycle(60_000);
        dead.Aborted.ShouldBeFalse();
        _feed.Cycle(1);
        dead.Aborted.ShouldBeTrue();
        alive.Aborted.ShouldBeFalse();

        _feed.Pump.Disconnect(client);
        _feed.Show(2, "a", 2);
        _feed.Cycle();
        dead.Messages.Count.ShouldBe(1);
        alive.Frames().Last().ShouldBe("delta 1-2 2");
    }

    [Fact]
    public void Beats_on_an_idle_view_and_is_silent_otherwise()
    {
        _feed.Show(1, "a", 1);
        var (_, sink) = _feed.Watch();
        _feed.Cycle(1800);

        _feed.Cycle(1799);
        sink.Messages.Count.ShouldBe(1);
        _feed.Cycle(1);

        sink.Frames().ShouldBe(["snapshot 0-1 1", "heartbeat 1-1"]);
    }

    [Fact]
    public void Gives_a_returning_client_what_it_missed_and_a_stranger_everything()
    {
        _feed.Show(1, "a", 1);
        _feed.Show(2, "b", 2);
        _feed.Show(3, "c", 3);

        var (_, back) = _feed.Watch("e", 2);
        var (_, current) = _feed.Watch("e", 3);
        var (_, ahead) = _feed.Watch("e", 4);
        var (_, otherHistory) = _feed.Watch("old", 2);
        _feed.Cycle();

        back.Frames("c").ShouldBe(["delta 2-3 3"]);
        current.Frames().ShouldBe(["heartbeat 3-3"]);
        ahead.Frames().ShouldBe(["snapshot 0-3 1"]);
        otherHistory.Frames().ShouldBe(["snapshot 0-3 1"]);
    }

    [Fact]
    public void Begins_anew_for_everybody_when_the_boards_are_folded_anew()
    {
        _feed.Show(5, "a", 1);
        var (_, sink) = _feed.Watch();
        _feed.Cycle();

        _feed.Boards.Restart("e2");
        _feed.Cycle();
        _feed.Show(5, "a", 2);
        _feed.Cycle();

        sink.Frames().ShouldBe(["snapshot 0-5 1", "snapshot 0-5 2"]);
    }

    [Fact]
    public void Goes_on_with_other_views_when_a_cell_of_one_cannot_be_written()
    {
        _feed.Show(1, "a", 1);
        var (client, sink) = _feed.Watch();
        _feed.Boards.Set("wall/samara/broken", "a", new Unwritable());
        _feed.Boards.Publish(2);
        _feed.Pump.Subscribe(client, "wall/samara/broken", null, null);
        _feed.Cycle();

        _feed.Show(3, "a", 3);
        _feed.Cycle();

        sink.Frames().ShouldBe(["snapshot 0-1 1", "delta 1-3 3"]);
    }

    [Fact]
    public void Cuts_off_whoever_lost_the_key()
    {
        _feed.Show(1, "a", 1);
        var (_, sink) = _feed.Watch();
        _feed.Cycle();

        _feed.Tell("samara", new OpsHub.Grains.Access.DeviceKeyRevoked(Host.TestClock.Morning));
        _feed.Cycle();

        sink.Aborted.ShouldBeTrue();
    }

    [Fact]
    public void Sends_nothing_of_a_view_left()
    {
        _feed.Show(1, "a", 1);
        var (client, sink) = _feed.Watch();
        _feed.Cycle();

        _feed.Pump.Unsubscribe(client, PumpSetup.Wall);
        _feed.Show(2, "a", 2);
        _feed.Cycle(2000);

        sink.Messages.Count.ShouldBe(1);
    }

    private sealed record Unwritable
    {
        public int Value => throw new InvalidOperationException("no");
    }
}
