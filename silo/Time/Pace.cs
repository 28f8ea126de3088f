using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Time;

/// <summary>How fast source time goes: as fast as the hub can, or so many source seconds a real second, in steps of a tenth of a second.</summary>
/// <param name="real">The real clock.</param>
/// <param name="speed">Source seconds per real second, or null for as fast as can be.</param>
public sealed class Pace(IHostClock real, double? speed)
{
    /// <summary>The fastest speed that is still kept up by waiting.</summary>
    public const double Fastest = 1_000_000;

    private static readonly Duration RealStep = Duration.FromMilliseconds(100);

    private Instant _sourceBegan;
    private Instant _realBegan;

    /// <summary>Starts counting at a source instant.</summary>
    public void Begin(Instant source) => (_sourceBegan, _realBegan) = (source, real.GetCurrentInstant());

    /// <summary>Where the clock goes next on its way to the next fact: straight there, or a step towards it.</summary>
    public Instant Next(Instant now, Instant nextFact) => speed is { } s ? Instant.Min(Instant.Max(now, nextFact), now + RealStep * s) : Instant.Max(now, nextFact);

    /// <summary>The stretch played at once.</summary>
    public Duration Step(Duration longest) => speed is { } s ? Duration.Min(RealStep * s, longest) : longest;

    /// <summary>Completes when real time has come as far.</summary>
    public Task Until(Instant source, CancellationToken cancel) => speed is { } s ? real.WaitUntil(_realBegan + (source - _sourceBegan) / s, cancel) : Task.CompletedTask;
}
