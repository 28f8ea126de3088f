using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Time;

namespace OpsHub.Replay.Tests.Support;

/// <summary>Goes as the real clock does, but it is then.</summary>
internal sealed class ClockOfThen(Instant then) : IHostClock
{
    private readonly RealClock _real = new();
    private readonly Duration _ago = new RealClock().GetCurrentInstant() - then;

    public double Speed => 1;

    public Instant GetCurrentInstant() => _real.GetCurrentInstant() - _ago;

    public Task WaitUntil(Instant instant, CancellationToken cancel) => _real.WaitUntil(instant + _ago, cancel);
}
