namespace OpsHub.Grains.Waits;

/// <summary>An expected wait: half wait no longer than P50, nine of ten no longer than P90. Seconds.</summary>
public readonly record struct Band(double P50S, double P90S)
{
    /// <summary>0.9 quantile of the standard normal distribution.</summary>
    private const double Z90 = 1.2815515655446004;

    /// <summary>Mean of the pinball losses of both, seconds: what each second of error costs, the more the further it lies on the side that the quantile rules out.</summary>
    public double PinballS(double actualS) => (Pinball(0.5, P50S, actualS) + Pinball(0.9, P90S, actualS)) / 2;

    /// <summary>How likely the wait is longer than a norm: waits are taken as log-normal with this P50, of a second at least, and this P90.</summary>
    /// <param name="normS">Seconds, above 0.</param>
    /// <returns>0 to 1.</returns>
    public double Exceeds(double normS)
    {
        var median = Math.Max(P50S, 1);
        if (P90S <= median) return median > normS ? 1 : 0;
        return 1 - Normal(Math.Log(normS / median) / Math.Log(P90S / median) * Z90);
    }

    private static double Pinball(double share, double said, double actual) => actual >= said ? share * (actual - said) : (1 - share) * (said - actual);

    /// <summary>Standard normal distribution function, by Zelen &amp; Severo's approximation (Abramowitz &amp; Stegun 26.2.17), error below 7.5e-8.</summary>
    private static double Normal(double x)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(x)));
        var tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return x >= 0 ? 1 - tail : tail;
    }
}
