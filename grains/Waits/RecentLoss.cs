namespace OpsHub.Grains.Waits;

/// <summary>Pinball losses of two estimates of the same waits, in which what is older than some dozens of outcomes has faded.</summary>
internal sealed class RecentLoss
{
    /// <summary>What is left of a loss after each new one.</summary>
    private const double Fading = 0.98;

    /// <summary>Faded sums, seconds.</summary>
    public double Prior { get; set; }

    public double Learnt { get; set; }

    public void Add(Band prior, Band learnt, double actualS)
    {
        Prior = (Prior * Fading) + prior.PinballS(actualS);
        Learnt = (Learnt * Fading) + learnt.PinballS(actualS);
    }
}
