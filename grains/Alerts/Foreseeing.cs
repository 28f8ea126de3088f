namespace OpsHub.Grains.Alerts;

/// <summary>
/// How likely a newcomer waits longer than the norm, from the band of the expected wait: waits are taken as log-normal with these P50 and P90. That is exact enough between the two, where an
/// alert is decided; beyond P90 it says little and is not used.
/// </summary>
public static class Foreseeing
{
    /// <summary>0.9 quantile of the standard normal distribution.</summary>
    private const double Z90 = 1.2815515655446004;

    /// <summary>Per cent, whole; null where there is no norm.</summary>
    /// <param name="p50S">Median of the expected wait, seconds.</param>
    /// <param name="p90S">Its P90, seconds.</param>
    /// <param name="normS">Longest wait the standard allows, seconds.</param>
    public static int? Percent(int p50S, int p90S, int? normS)
    {
        if (normS is not ({ } norm and > 0)) return null;
        if (p90S <= p50S || p50S <= 0) return p50S > norm ? 100 : 0;
        var spread = Math.Log((double)p90S / p50S) / Z90;
        return (int)Math.Round(100 * (1 - Normal(Math.Log((double)norm / p50S) / spread)), MidpointRounding.AwayFromZero);
    }

    /// <summary>Standard normal distribution function, by Zelen &amp; Severo's approximation (Abramowitz &amp; Stegun 26.2.17), error below 7.5e-8.</summary>
    private static double Normal(double x)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(x)));
        var tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return x >= 0 ? 1 - tail : tail;
    }
}
