using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Tests.Host;

/// <summary>A clock that stands still unless moved.</summary>
internal sealed class TestClock : IHostClock
{
    public static readonly Instant Morning = Instant.FromUtc(2026, 11, 24, 6, 0);

    private long _ticks = Morning.ToUnixTimeTicks();

    public double Speed { get; set; } = 1;

    public Instant GetCurrentInstant() => Instant.FromUnixTimeTicks(Volatile.Read(ref _ticks));

    public void Advance(Duration by) => Interlocked.Add(ref _ticks, by.BclCompatibleTicks);

    public Task WaitUntil(Instant instant, CancellationToken cancel) => Task.CompletedTask;
}
