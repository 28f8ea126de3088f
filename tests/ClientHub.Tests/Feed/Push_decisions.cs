using OpsHub.ClientHub.Feed;

namespace OpsHub.ClientHub.Tests.Feed;

public sealed class Push_decisions
{
    private static readonly PushPolicy Policy = new(new FeedOptions { PushIntervalMs = 100, HeartbeatMs = 1800, StalledAfterS = 60 });

    // writing since, position, fresh, board, due, beat → what
    [Theory]
    [InlineData(null, -1L, true, 7L, true, false, Push.Snapshot)]
    [InlineData(null, -1L, true, 7L, false, false, Push.Snapshot)]
    [InlineData(null, 5L, false, 7L, true, false, Push.Delta)]
    [InlineData(null, 5L, false, 7L, false, false, Push.Nothing)]
    [InlineData(null, 5L, true, 7L, false, false, Push.Delta)]
    [InlineData(null, 7L, false, 7L, true, false, Push.Nothing)]
    [InlineData(null, 7L, false, 7L, true, true, Push.Heartbeat)]
    [InlineData(null, 7L, true, 7L, true, false, Push.Heartbeat)]
    [InlineData(0L, 5L, false, 7L, true, true, Push.Wait)]
    [InlineData(60_000L, -1L, true, 7L, true, true, Push.Wait)]
    [InlineData(60_001L, 5L, false, 7L, true, true, Push.Cut)]
    internal void Gives_each_watcher_what_it_lacks(long? writingForMs, long position, bool fresh, long boardSeq, bool due, bool beat, Push expected) =>
        Policy.Decide(writingForMs, position, fresh, boardSeq, due, beat).ShouldBe(expected);

    [Theory]
    [InlineData(5, 5, 0, true)]
    [InlineData(6, 5, 99, false)]
    [InlineData(6, 5, 100, true)]
    public void Waits_the_push_interval_between_news(long boardSeq, long pushedSeq, long sincePushMs, bool due) =>
        Policy.IsDue(boardSeq, pushedSeq, sincePushMs).ShouldBe(due);

    [Theory]
    [InlineData("e", 5L, 5L)]
    [InlineData("e", 9L, 9L)]
    [InlineData("e", 10L, PushPolicy.Unknown)]
    [InlineData("e", 0L, PushPolicy.Unknown)]
    [InlineData("e", -3L, PushPolicy.Unknown)]
    [InlineData("e", null, PushPolicy.Unknown)]
    [InlineData("other", 5L, PushPolicy.Unknown)]
    [InlineData(null, 5L, PushPolicy.Unknown)]
    public void Resumes_only_inside_the_same_history(string? epoch, long? seq, long expected) => PushPolicy.Begin(epoch, seq, "e", 9).ShouldBe(expected);

    [Theory]
    [InlineData(20, 20)]
    [InlineData(100, 100)]
    [InlineData(5000, 100)]
    public void Looks_at_boards_often_enough_for_newcomers(int pushIntervalMs, int tickMs) =>
        new PushPolicy(new FeedOptions { PushIntervalMs = pushIntervalMs }).TickMs.ShouldBe(tickMs);
}
