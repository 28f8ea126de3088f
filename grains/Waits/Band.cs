namespace OpsHub.Grains.Waits;

/// <summary>An expected wait: half wait no longer than P50, nine of ten no longer than P90. Seconds.</summary>
public readonly record struct Band(double P50S, double P90S)
{
    /// <summary>Mean of the pinball losses of both, seconds: what each second of error costs, the more the further it lies on the side that the quantile rules out.</summary>
    public double PinballS(double actualS) => (Pinball(0.5, P50S, actualS) + Pinball(0.9, P90S, actualS)) / 2;

    private static double Pinball(double share, double said, double actual) => actual >= said ? share * (actual - said) : (1 - share) * (said - actual);
}
