using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Time;

/// <summary>The machine's clock.</summary>
public sealed class RealClock : IHostClock
{
    /// <summary>One wait of the system's timer; longer waits are taken in pieces, which also notices a clock that was set.</summary>
    private static readonly Duration Piece = Duration.FromMinutes(1);

    public double Speed => 1;

#pragma warning disable RS0030 // the one place that reads the machine's clock
    public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant();
#pragma warning restore RS0030

    public async Task WaitUntil(Instant instant, CancellationToken cancel)
    {
        for (var left = instant - GetCurrentInstant(); left > Duration.Zero; left = instant - GetCurrentInstant())
            await Task.Delay(Duration.Min(left, Piece).ToTimeSpan() + TimeSpan.FromMilliseconds(1), TimeProvider.System, cancel).ConfigureAwait(false);
    }
}
