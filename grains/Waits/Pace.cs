namespace OpsHub.Grains.Waits;

/// <summary>How fast a queue is served and left: means in which what is older than some hundreds of contacts has faded.</summary>
internal sealed class Pace
{
    /// <summary>Weight of the newest service, and with it of the fiftieth before it about a third.</summary>
    private const double Freshness = 0.02;

    /// <summary>Services below which there is no mean.</summary>
    private const int EnoughServices = 20;

    /// <summary>What is left of an older contact's weight in θ after each new one.</summary>
    private const double Fading = 0.998;

    private int _services;
    private double _meanServiceS, _gaveUp, _waitedS;

    /// <summary>Seconds, or null: too few services have ended.</summary>
    public double? MeanServiceS => _services < EnoughServices ? null : _meanServiceS;

    /// <summary>θ: people who gave up ÷ seconds that all have waited.</summary>
    public double AbandonPerS => _waitedS <= 0 ? 0 : _gaveUp / _waitedS;

    public void Served(double seconds)
    {
        _services++;
        _meanServiceS += (seconds - _meanServiceS) * Math.Max(Freshness, 1d / _services);
    }

    public void Waited(double seconds, bool gaveUp)
    {
        _gaveUp = (_gaveUp * Fading) + (gaveUp ? 1 : 0);
        _waitedS = (_waitedS * Fading) + seconds;
    }
}
