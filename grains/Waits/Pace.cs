namespace OpsHub.Grains.Waits;

/// <summary>How fast a queue is served and left: means in which what is older than some hundreds of contacts has faded.</summary>
internal sealed class Pace
{
    /// <summary>Weight of the newest service, and with it of the fiftieth before it about a third.</summary>
    private const double Freshness = 0.02;

    /// <summary>What is left of an older contact's weight in θ after each new one.</summary>
    private const double Fading = 0.998;

    public int Services { get; set; }

    /// <summary>Faded mean of services, seconds.</summary>
    public double MeanS { get; set; }

    /// <summary>Faded number of those who gave up.</summary>
    public double GaveUp { get; set; }

    /// <summary>Faded sum of all waits, seconds.</summary>
    public double WaitedS { get; set; }

    /// <param name="enough">Services below which there is no mean.</param>
    /// <returns>Seconds, or null: too few services have ended.</returns>
    public double? MeanServiceS(int enough) => Services < enough ? null : MeanS;

    /// <summary>θ: people who gave up ÷ seconds that all have waited.</summary>
    public double AbandonPerS() => WaitedS <= 0 ? 0 : GaveUp / WaitedS;

    public void Served(double seconds)
    {
        Services++;
        MeanS += (seconds - MeanS) * Math.Max(Freshness, 1d / Services);
    }

    public void Waited(double seconds, bool gaveUp)
    {
        GaveUp = (GaveUp * Fading) + (gaveUp ? 1 : 0);
        WaitedS = (WaitedS * Fading) + seconds;
    }
}
