namespace OpsHub.Grains.Waits;

/// <summary>How an estimate came out.</summary>
/// <param name="LogEstimate">Natural logarithm of the estimate in seconds.</param>
/// <param name="Ratio">Actual ÷ estimate.</param>
/// <param name="Number">Counts on with each outcome.</param>
internal readonly record struct Outcome(double LogEstimate, double Ratio, long Number) : IComparable<Outcome>
{
    /// <summary>By size; the newest of one size is last, so that of many equal ones the newest are the nearest.</summary>
    public int CompareTo(Outcome other) => LogEstimate == other.LogEstimate ? Number.CompareTo(other.Number) : LogEstimate.CompareTo(other.LogEstimate);
}

/// <summary>
/// The band around an estimate, from how the recent estimates of about the same size came out: quantiles of actual ÷ estimate among the
/// nearest ones, with the level of P90 moved after each outcome so that nine of ten keep it also while the world drifts (adaptive conformal
/// inference, Gibbs &amp; Candès 2021).
/// </summary>
internal sealed class LocalBand
{
    /// <summary>Outcomes kept; those of a few hours of a busy queue.</summary>
    public const int Kept = 600;

    /// <summary>With fewer outcomes there is no band.</summary>
    public const int Enough = 50;

    /// <summary>Outcomes that are near enough to speak for an estimate.</summary>
    private const int Near = 150;

    private const double Target = 0.9, Lowest = 0.7, Highest = 0.985;

    /// <summary>How fast the level follows: one miss in ten costs nine hits.</summary>
    private const double Step = 0.03;

    private readonly List<Outcome> _kept = [];   // the one that is learnt as number n stands at (n - 1) modulo Kept, in the place of the oldest
    private readonly List<short> _bySize = [];   // places in it, so that an order takes a twelfth of the outcomes

    /// <summary>Oldest first.</summary>
    public IEnumerable<Outcome> Outcomes
    {
        get => _kept.OrderBy(o => o.Number);
        init
        {
            _kept = [.. value.OrderBy(o => PlaceOf(o.Number))];
            _bySize = [.. Enumerable.Range(0, _kept.Count).OrderBy(place => _kept[place]).Select(place => (short)place)];
        }
    }

    /// <summary>Outcomes ever learnt.</summary>
    public long Learnt { get; set; }

    /// <summary>Share that is taken as P90 now.</summary>
    public double Level { get; set; } = Target;

    /// <param name="estimateS">What is estimated.</param>
    /// <param name="leastS">An estimate below this is taken as this, seconds: a ratio to nothing says nothing.</param>
    /// <returns>Median and P90 in seconds, or null: not enough data.</returns>
    public (double P50S, double P90S)? Around(double estimateS, double leastS)
    {
        if (_kept.Count < Enough) return null;
        var estimate = Math.Max(estimateS, leastS);
        var ratios = NearestRatios(Math.Log(estimate));
        return (estimate * Quantile(ratios, 0.5), estimate * Quantile(ratios, Level));
    }

    /// <param name="estimateS">What was estimated.</param>
    /// <param name="leastS">As in <see cref="Around"/>.</param>
    /// <param name="p90S">What was said, or null when nothing was.</param>
    /// <param name="actualS">How it came out.</param>
    public void Learn(double estimateS, double leastS, double? p90S, double actualS)
    {
        var estimate = Math.Max(estimateS, leastS);
        Keep(new Outcome(Math.Log(estimate), actualS / estimate, ++Learnt));
        if (p90S is { } said) Level = Math.Clamp(Level + (Step * (Target - (actualS <= said ? 1 : 0))), Lowest, Highest);
    }

    private void Keep(Outcome outcome)
    {
        var place = PlaceOf(outcome.Number);
        if (_kept.Count == Kept) _bySize.RemoveAt(Behind(_kept[place]) - 1);
        if (_kept.Count == Kept) _kept[place] = outcome;
        else
        {
            if (_kept.Count == _kept.Capacity) _kept.Capacity = Math.Min(Kept, 2 * Math.Max(8, _kept.Count));   // never more than will be used
            _kept.Add(outcome);
        }
        _bySize.Insert(Behind(outcome), (short)place);
    }

    /// <summary>Goes out from the estimate's own place to both sides, always to the nearer neighbour.</summary>
    private double[] NearestRatios(double logEstimate)
    {
        var ratios = new double[Math.Min(Near, _bySize.Count)];
        var above = Behind(new Outcome(logEstimate, 0, long.MaxValue));
        var below = above - 1;
        for (var n = 0; n < ratios.Length; n++)
        {
            var goDown = above == _bySize.Count || (below >= 0 && logEstimate - BySize(below).LogEstimate <= BySize(above).LogEstimate - logEstimate);
            ratios[n] = BySize(goDown ? below-- : above++).Ratio;
        }
        Array.Sort(ratios);
        return ratios;
    }

    private Outcome BySize(int rank) => _kept[_bySize[rank]];

    private static int PlaceOf(long number) => (int)((number - 1) % Kept);

    /// <summary>Rank behind all outcomes that are not greater.</summary>
    private int Behind(Outcome outcome)
    {
        var (from, to) = (0, _bySize.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (BySize(middle).CompareTo(outcome) <= 0) from = middle + 1;
            else to = middle;
        }
        return from;
    }

    private static double Quantile(double[] sorted, double share) =>
        sorted[Math.Clamp((int)Math.Ceiling(share * (sorted.Length + 1)) - 1, 0, sorted.Length - 1)];
}
