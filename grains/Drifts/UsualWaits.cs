namespace OpsHub.Grains.Drifts;

/// <summary>What waits are like at one hour of the local day, learnt from its half hours; one that is 20 days old has half the weight of today's (two of them a day).</summary>
public sealed class UsualWaits
{
    /// <summary>Half hours below which nothing is said to be usual: four days.</summary>
    private const int Enough = 8;

    private const double Fade = 0.9828;   // 0.5^(1/40)

    /// <summary>A deviation is never taken for less, so that a place where nobody waits is not alarmed by seconds; in √s.</summary>
    private const double LeastDeviation = 1;

    /// <summary>One wild half hour alone is no drift.</summary>
    private const double MostDeviations = 3;

    public int HalfHours { get; set; }

    public double Weight { get; set; }

    /// <summary>Mean of the root of a half hour's mean wait: roots of waits are nearly normal, waits are not.</summary>
    public double Mean { get; set; }

    /// <summary>Weighted sum of squares around it.</summary>
    public double Squares { get; set; }

    public double Cases { get; set; }

    public double Late { get; set; }

    /// <summary>Whether anything may be judged by it.</summary>
    public bool IsKnown => HalfHours >= Enough;

    /// <summary>Share of late ones, never quite 0 or 1: four imagined cases, one of them late.</summary>
    public double LateShare => Math.Clamp((Late + 1) / (Cases + 5), 0.02, 0.9);

    public double Deviations(double root) => Math.Clamp((root - Mean) / Deviation, -MostDeviations, MostDeviations);

    /// <summary>Learns a half hour. One that is far off is learnt as if it were only as far off as counts.</summary>
    public void Learn(double root, int cases, int late)
    {
        if (IsKnown) root = Mean + (Deviations(root) * Deviation);
        HalfHours++;
        Weight = (Weight * Fade) + 1;
        var off = root - Mean;
        Mean += off / Weight;
        Squares = (Squares * Fade) + (off * (root - Mean));
        (Cases, Late) = ((Cases * Fade) + cases, (Late * Fade) + late);
    }

    private double Deviation => Math.Max(LeastDeviation, Math.Sqrt(Squares / Weight));
}
