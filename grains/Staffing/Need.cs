namespace OpsHub.Grains.Staffing;

/// <summary>How many servers a norm asks for.</summary>
public static class Need
{
    /// <summary>More is never advised: no office or line has so many.</summary>
    public const int Most = 10_000;

    /// <summary>Fewest servers with which at least a share is served within the target, or null: not even <see cref="Most"/> would do.</summary>
    /// <param name="traffic">What comes.</param>
    /// <param name="share">0 to 1.</param>
    /// <param name="targetS">T, seconds.</param>
    public static int? ForLevel(Traffic traffic, double share, double targetS) => Fewest(traffic, targetS, run => run.Within >= share);

    /// <summary>Fewest servers with which the mean wait is no longer than a norm, or null.</summary>
    public static int? ForMeanWait(Traffic traffic, double normS) => Fewest(traffic, 0, run => run.MeanWaitS <= normS);

    /// <summary>What is wanted only becomes truer with each server, so the first that does is the answer.</summary>
    private static int? Fewest(Traffic traffic, double targetS, Func<LongRun, bool> suffices)
    {
        var (low, high) = (0, 1);
        while (!suffices(Erlang.Of(traffic, high, targetS)))
        {
            if (high >= Most) return null;
            (low, high) = (high, Math.Min(high * 2, Most));
        }
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (suffices(Erlang.Of(traffic, middle, targetS))) high = middle;
            else low = middle;
        }
        return high;
    }
}
