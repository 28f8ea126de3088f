namespace OpsHub.Grains.Waits;

/// <summary>An expected wait: half wait no longer than P50, nine of ten no longer than P90. Seconds.</summary>
public readonly record struct Band(double P50S, double P90S)
{
    /// <summary>Mean of the pinball losses of both, seconds: what each second of error costs, the more the further it lies on the side that the quantile rules out.</summary>
    public double PinballS(double actualS) => (Pinball(0.5, P50S, actualS) + Pinball(0.9, P90S, actualS)) / 2;

    /// <summary>How likely the wait is longer than a norm: waits are taken to have Weibull's distribution with this P50, of a second at least, and this P90 (ADR 0078).</summary>
    /// <param name="normS">Seconds, above 0.</param>
    /// <returns>0 to 1.</returns>
    public double Exceeds(double normS)
    {
        var median = Math.Max(P50S, 1);
        if (P90S <= median) return median > normS ? 1 : 0;
        var shape = Math.Log(Math.Log(10) / Math.Log(2)) / Math.Log(P90S / median);
        return Math.Pow(2, -Math.Pow(normS / median, shape));
    }

    private static double Pinball(double share, double said, double actual) => actual >= said ? share * (actual - said) : (1 - share) * (said - actual);
}
