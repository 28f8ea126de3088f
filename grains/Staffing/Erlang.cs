using OpsHub.Grains.Waits;

namespace OpsHub.Grains.Staffing;

/// <summary>What a queue with so many servers comes to in the long run.</summary>
/// <param name="Waiting">Probability that somebody has to wait.</param>
/// <param name="MeanWaitS">Mean wait over all who come, seconds (ASA; those who give up included where somebody does).</param>
/// <param name="GivingUp">Share that gives up.</param>
/// <param name="Within">Share served within the target.</param>
public readonly record struct LongRun(double Waiting, double MeanWaitS, double GivingUp, double Within)
{
    /// <summary>More comes than can be served: the line grows without end.</summary>
    public static LongRun Hopeless { get; } = new(1, double.PositiveInfinity, 0, 0);
}

/// <summary>The formulas of A. K. Erlang (1917) and C. Palm (1957) for arrivals at random and services of exponential length.</summary>
public static class Erlang
{
    /// <summary>A state of which less than this is left is the last that is counted.</summary>
    private const double Negligible = 1e-14;

    /// <summary>Erlang B: share of arrivals that find all servers busy where nobody can wait.</summary>
    /// <param name="servers">0 or more.</param>
    /// <param name="erlangs">Offered load.</param>
    public static double Blocked(int servers, double erlangs)
    {
        var blocked = 1d;
        for (var n = 1; n <= servers; n++) blocked = erlangs * blocked / (n + (erlangs * blocked));
        return blocked;
    }

    /// <summary>Erlang C: probability of a wait where everybody waits until served; 1 where the load is not below the servers.</summary>
    public static double Waiting(int servers, double erlangs)
    {
        if (erlangs >= servers) return 1;
        var blocked = Blocked(servers, erlangs);
        return servers * blocked / (servers - (erlangs * (1 - blocked)));
    }

    /// <summary>Erlang C, or Erlang A where people give up.</summary>
    /// <param name="traffic">What comes.</param>
    /// <param name="servers">Operators or windows, 0 or more.</param>
    /// <param name="targetS">T of <see cref="LongRun.Within"/>, seconds.</param>
    public static LongRun Of(Traffic traffic, int servers, double targetS) =>
        traffic.PatienceS is { } patience ? Abandoning(traffic, patience, servers, targetS) : Patient(traffic, servers, targetS);

    private static LongRun Patient(Traffic traffic, int servers, double targetS)
    {
        var free = servers - traffic.Erlangs;
        if (free <= 0) return LongRun.Hopeless;
        var waiting = Waiting(servers, traffic.Erlangs);
        return new LongRun(waiting, waiting * traffic.HandlingS / free, 0, 1 - (waiting * Math.Exp(-free * targetS / traffic.HandlingS)));
    }

    /// <summary>M/M/s+M by its chain of states: s of them with everybody served, then one for each who waits.</summary>
    private static LongRun Abandoning(Traffic traffic, double patienceS, int servers, double targetS)
    {
        var (rate, abandon) = (servers / traffic.HandlingS, 1 / patienceS);
        // States relative to the one in which all servers are busy and nobody waits; Erlang B tells the share of the states up to it.
        var upTo = 1 / Blocked(servers, traffic.Erlangs);
        var (state, all, waitingPeople, servedInTime) = (1d, upTo, 0d, upTo - 1);
        var waiting = 0d;
        for (var ahead = 0; state > Negligible * all; ahead++)
        {
            waiting += state;
            servedInTime += state * ServedWithin(targetS, rate, abandon, ahead);
            state *= traffic.PerSecond / (rate + ((ahead + 1) * abandon));
            all += state;
            waitingPeople += (ahead + 1) * state;
        }
        var people = waitingPeople / all;
        return new LongRun(waiting / all, people / traffic.PerSecond, abandon * people / traffic.PerSecond, servedInTime / all);
    }

    /// <summary>
    /// Probability that one with so many ahead is served within the target and has not given up before. Losing him at rate θ multiplies the density of
    /// his wait by e^(−θ v), which is again such a wait with every rate one θ higher, times s μ/(s μ + (Q + 1) θ).
    /// </summary>
    private static double ServedWithin(double targetS, double rate, double abandon, int ahead) =>
        rate <= 0 ? 0 : rate / (rate + ((ahead + 1) * abandon)) * (1 - Departures.Exceeds(targetS, rate + abandon, abandon, ahead));
}
