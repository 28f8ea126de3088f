namespace OpsHub.Grains.Waits;

/// <summary>
/// Quantiles of the time until the k-th departure at rate 1 (gamma with shape k) by the Wilson–Hilferty cube
/// (Wilson &amp; Hilferty 1931): k·(1 − 1/9k + z/(3√k))³. Within 2 % for k ≥ 1 at the median and at 0.9.
/// </summary>
internal static class ErlangQuantile
{
    /// <summary>Standard normal quantile of 0.9.</summary>
    private const double Z90 = 1.2815515655446004;

    public static double P50(double k) => Cube(k, 0);

    public static double P90(double k) => Cube(k, Z90);

    private static double Cube(double k, double z) => k * Math.Pow(1 - (1 / (9 * k)) + (z / (3 * Math.Sqrt(k))), 3);
}
