using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Faults.Tests.Clocks;

/// <summary>A machine's clock that somebody sets, forward and back.</summary>
internal sealed class SteppingClock(Instant start) : IHostClock
{
    private long _ticks = start.ToUnixTimeTicks();

    public double Speed => 1;

    public Instant GetCurrentInstant() => Instant.FromUnixTimeTicks(Volatile.Read(ref _ticks));

    public void Step(Duration by) => Interlocked.Add(ref _ticks, by.BclCompatibleTicks);

    /// <summary>Nobody waits in these tests: deadlines are passed by hand.</summary>
    public Task WaitUntil(Instant instant, CancellationToken cancel) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
}
