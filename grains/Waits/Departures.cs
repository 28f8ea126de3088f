namespace OpsHub.Grains.Waits;

/// <summary>
/// The wait of one with Q people ahead in M/M/s+M: Q + 1 departures from the head of a line that is served at rate s μ while each of those
/// ahead gives up at rate θ. Its distribution is P(wait &gt; T) = I_x(s μ/θ, Q + 1) with x = e^(−θ T), the regularised incomplete beta function.
/// </summary>
public static class Departures
{
    /// <summary>Below this share of the rate of service, giving up changes nothing that could be measured.</summary>
    private const double Negligible = 1e-9;

    /// <param name="rate">s μ, services per second.</param>
    /// <param name="abandon">θ, per second.</param>
    /// <param name="ahead">Q; a part of one where some of the people ahead may go elsewhere.</param>
    /// <returns>Mean wait in seconds.</returns>
    public static double Mean(double rate, double abandon, double ahead)
    {
        var sum = 0d;
        var i = 0;
        for (; i <= ahead; i++) sum += 1 / (rate + (i * abandon));
        return sum + ((ahead - (i - 1)) / (rate + (i * abandon)));
    }

    /// <summary>Probability that the wait is longer than so many seconds.</summary>
    public static double Exceeds(double seconds, double rate, double abandon, int ahead)
    {
        if (seconds <= 0) return 1;
        return abandon <= Negligible * rate ? Poisson(seconds * rate, ahead) : Beta(seconds, rate / abandon, abandon, ahead);
    }

    /// <summary>Seconds that the wait exceeds with probability 1 − <paramref name="share"/>, to the millisecond.</summary>
    /// <param name="share">Above 0, below 1.</param>
    public static double Quantile(double share, double rate, double abandon, int ahead)
    {
        var (low, high) = (0d, Mean(rate, abandon, ahead));
        while (Exceeds(high, rate, abandon, ahead) > 1 - share) (low, high) = (high, high * 2);
        while (high - low > 0.001)
        {
            var middle = (low + high) / 2;
            if (Exceeds(middle, rate, abandon, ahead) > 1 - share) low = middle;
            else high = middle;
        }
        return high;
    }

    /// <summary>With a whole number as its second argument the beta function is a finite sum of positive terms: x^a Σ j=0…Q of (a)_j/j! (1 − x)^j.</summary>
    private static double Beta(double seconds, double a, double abandon, int ahead)
    {
        var left = 1 - Math.Exp(-abandon * seconds);
        var logTerm = -a * abandon * seconds;
        var sum = Math.Exp(logTerm);
        for (var j = 1; j <= ahead; j++)
        {
            logTerm += Math.Log((a + j - 1) / j * left);
            sum += Math.Exp(logTerm);
        }
        return Math.Min(sum, 1);
    }

    /// <summary>Nobody gives up: fewer than Q + 1 services in that time.</summary>
    private static double Poisson(double expected, int ahead)
    {
        var logTerm = -expected;
        var sum = Math.Exp(logTerm);
        for (var j = 1; j <= ahead; j++)
        {
            logTerm += Math.Log(expected / j);
            sum += Math.Exp(logTerm);
        }
        return Math.Min(sum, 1);
    }
}
