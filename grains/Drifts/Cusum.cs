using NodaTime;

namespace OpsHub.Grains.Drifts;

/// <summary>
/// A one-sided cumulative sum (E. S. Page, 1954): it grows while what is seen is worse than usual by more than is allowed for, and never falls below zero. Raised at its limit, where it stays;
/// over once half of that has been taken back, and then begins anew.
/// </summary>
public sealed class Cusum
{
    /// <summary>Deviations that are allowed for: half of the shift of one that is to be found soonest.</summary>
    private const double Allowance = 0.5;

    /// <summary>Odds of a late case that are to be found soonest ÷ the usual odds: those of 0.3 ÷ those of 0.2.</summary>
    private const double OddsRatio = 12 / 7d;

    /// <summary>From 0 to the limit.</summary>
    public double Sum { get; set; }

    /// <summary>Since when it has stood above zero: the likeliest beginning of a change. Null at zero.</summary>
    public Instant? Since { get; set; }

    public bool Raised { get; set; }

    /// <summary>Step of a wait.</summary>
    /// <param name="deviations">Above the usual, in standard deviations.</param>
    public static double OfWait(double deviations) => deviations - Allowance;

    /// <summary>Step of one case: the logarithm of how much likelier it is with the higher odds than with the usual ones (Steiner et al., <em>Monitoring surgical performance using risk-adjusted CUSUM charts</em>, 2000).</summary>
    /// <param name="usual">Usual share of late ones, above 0 and below 1.</param>
    public static double OfCase(bool late, double usual) => (late ? Math.Log(OddsRatio) : 0) - Math.Log(1 - usual + (OddsRatio * usual));

    /// <param name="step">What to add.</param>
    /// <param name="from">Beginning of what was seen.</param>
    /// <param name="limit">Above 0.</param>
    public void Add(double step, Instant from, double limit)
    {
        Since ??= from;
        Sum = Math.Clamp(Sum + step, 0, limit);
        var raised = Raised ? Sum > limit / 2 : Sum >= limit;
        if (Raised && !raised) Sum = 0;
        Raised = raised;
        if (Sum <= 0) Since = null;
    }
}
