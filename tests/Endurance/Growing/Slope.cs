namespace OpsHub.Endurance.Growing;

/// <summary>
/// Growth per step of figures taken at equal steps: the median of the growth between every two of them (Theil and Sen), so that one odd day bends nothing, with the interval that holds the true growth in 19 of 20 cases
/// (Sen 1968, from the spread of Kendall's sum).
/// </summary>
/// <param name="PerStep">Growth per step; 0 for fewer than two figures, which say nothing.</param>
/// <param name="Least">Lower end of the interval; infinite where there are too few figures for one.</param>
/// <param name="Most">Upper end of the interval.</param>
internal readonly record struct Slope(double PerStep, double Least, double Most)
{
    private const double NineteenToOne = 1.96;

    public static Slope Of(IReadOnlyList<double> figures)
    {
        var n = figures.Count;
        double[] pairs = [.. from late in Enumerable.Range(0, n) from early in Enumerable.Range(0, late) let growth = (figures[late] - figures[early]) / (late - early) orderby growth select growth];
        if (pairs.Length == 0) return new Slope(0, double.NegativeInfinity, double.PositiveInfinity);

        var median = (pairs[(pairs.Length - 1) / 2] + pairs[pairs.Length / 2]) / 2;
        var outside = (pairs.Length - (NineteenToOne * Math.Sqrt(n * (n - 1) * ((2 * n) + 5) / 18.0))) / 2;   // pairs on either side of the interval
        return outside < 1
            ? new Slope(median, double.NegativeInfinity, double.PositiveInfinity)
            : new Slope(median, pairs[(int)outside - 1], pairs[^(int)outside]);
    }
}
