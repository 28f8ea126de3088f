namespace OpsHub.Grains.Waits;

/// <summary>
/// The band around an estimate, from how the recent estimates of about the same size came out: quantiles of actual ÷ estimate among the
/// nearest ones, with the level of P90 moved after each outcome so that nine of ten keep it also while the world drifts (adaptive conformal
/// inference, Gibbs &amp; Candès 2021).
/// </summary>
internal sealed class LocalBand
{
    /// <summary>Outcomes kept; those of a few hours of a busy queue.</summary>
    public const int Kept = 600;

    /// <summary>Outcomes that are near enough to speak for an estimate.</summary>
    private const int Near = 150;

    /// <summary>With fewer outcomes there is no band.</summary>
    public const int Enough = 50;

    private const double Target = 0.9, Lowest = 0.7, Highest = 0.985;

    /// <summary>How fast the level follows: one miss in ten costs nine hits.</summary>
    private const double Step = 0.03;

    /// <summary>An estimate below this is taken as this, in seconds: a ratio to nothing says nothing.</summary>
    private const double Least = 5;

    private readonly Queue<(double LogEstimate, double Ratio)> _outcomes = new(Kept);
    private double _level = Target;

    /// <returns>Median and P90 in seconds, or null: not enough data.</returns>
    public (double P50S, double P90S)? Around(double estimateS)
    {
        if (_outcomes.Count < Enough) return null;
        var estimate = Math.Max(estimateS, Least);
        var ratios = NearestRatios(Math.Log(estimate));
        return (estimate * Quantile(ratios, 0.5), estimate * Quantile(ratios, _level));
    }

    /// <param name="p90S">What was said, or null when nothing was.</param>
    public void Learn(double estimateS, double? p90S, double actualS)
    {
        if (_outcomes.Count == Kept) _outcomes.Dequeue();
        var estimate = Math.Max(estimateS, Least);
        _outcomes.Enqueue((Math.Log(estimate), actualS / estimate));
        if (p90S is { } said) _level = Math.Clamp(_level + (Step * (Target - (actualS <= said ? 1 : 0))), Lowest, Highest);
    }

    private double[] NearestRatios(double logEstimate)
    {
        var outcomes = _outcomes.ToArray();
        Array.Sort(Array.ConvertAll(outcomes, o => Math.Abs(o.LogEstimate - logEstimate)), outcomes);
        var ratios = Array.ConvertAll(outcomes[..Math.Min(Near, outcomes.Length)], o => o.Ratio);
        Array.Sort(ratios);
        return ratios;
    }

    private static double Quantile(double[] sorted, double share) =>
        sorted[Math.Clamp((int)Math.Ceiling(share * (sorted.Length + 1)) - 1, 0, sorted.Length - 1)];
}
