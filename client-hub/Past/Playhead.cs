using NodaTime;

namespace OpsHub.ClientHub.Past;

/// <summary>Where a recording is at each moment of real time, in milliseconds of one monotonic clock.</summary>
/// <param name="From">Instant at which it was set going.</param>
/// <param name="SinceMs">When that was.</param>
/// <param name="Speed">Seconds of the recording per second; 0 stands.</param>
internal readonly record struct Playhead(Instant From, long SinceMs, double Speed)
{
    public const double Fastest = 600;

    /// <summary>Whether a recording plays at that speed: it stands, or is no slower than life and no faster than a day in two and a half minutes.</summary>
    public static bool Plays(double speed) => speed is 0 or (>= 1 and <= Fastest);

    public Instant At(long nowMs) => From + Duration.FromMilliseconds((nowMs - SinceMs) * Speed);

    /// <summary>The same recording at another place, or from here on at another speed.</summary>
    public Playhead Turn(Instant? at, double speed, long nowMs) => new(at ?? At(nowMs), nowMs, speed);
}
