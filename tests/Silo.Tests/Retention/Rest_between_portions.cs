using OpsHub.Silo.Retention;

namespace OpsHub.Silo.Tests.Retention;

public sealed class Rest_between_portions
{
    [Fact]
    public async Task Is_three_times_as_long_as_the_portion_took()
    {
        var time = new HandTime();

        (await Rest.After(Portion(takes: 200, went: 1_000), time, CancellationToken.None)).ShouldBe(1_000);

        time.Waited.ShouldBe([TimeSpan.FromMilliseconds(600)]);

        Func<Task<int>> Portion(int takes, int went) => () =>
        {
            time.Pass(TimeSpan.FromMilliseconds(takes));
            return Task.FromResult(went);
        };
    }

    [Fact]
    public async Task Is_not_taken_when_nothing_was_left()
    {
        var time = new HandTime();

        await Rest.After(() => Task.FromResult(0), time, CancellationToken.None);

        time.Waited.ShouldBeEmpty();
    }

    /// <summary>Stands still but for what passes by hand; whoever waits is woken at once.</summary>
    private sealed class HandTime : TimeProvider
    {
        private long _ticks;

        public List<TimeSpan> Waited { get; } = [];

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan span) => _ticks += span.Ticks;

        public override long GetTimestamp() => _ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waited.Add(dueTime);
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
