using System.Text;
using NodaTime;

namespace OpsHub.Silo.Simulation;

/// <summary>One actor's random numbers for one day: a seed and a name give the same numbers on every machine.</summary>
internal sealed class Dice(int seed, string name)
{
    private readonly Random _random = new(Seed(seed, name));

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public int Whole(int least, int below) => _random.Next(least, below);

    public double Unit() => _random.NextDouble();

    /// <summary>Evenly between two numbers of seconds.</summary>
    public Duration Seconds(double least, double most) => Span(least + ((most - least) * _random.NextDouble()));

    /// <summary>Log-normal with a mean in seconds and a coefficient of variation: service times are like that (Brown et al. 2005).</summary>
    public Duration LogNormal(double meanS, double variation)
    {
        var sigma2 = Math.Log(1 + (variation * variation));
        return Span(Math.Exp(Math.Log(meanS) - (sigma2 / 2) + (Math.Sqrt(sigma2) * Normal())));
    }

    /// <summary>Exponential with a mean in seconds.</summary>
    public Duration Exponential(double meanS) => Span(-meanS * Math.Log(1 - _random.NextDouble()));

    /// <summary>Poisson; by its normal limit where the mean is large.</summary>
    public int Poisson(double mean)
    {
        if (mean > 50) return Math.Max(0, (int)Math.Round(mean + (Math.Sqrt(mean) * Normal())));
        var (count, product, limit) = (0, _random.NextDouble(), Math.Exp(-mean));
        for (; product > limit; count++) product *= _random.NextDouble();
        return count;
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    /// <summary>Whole milliseconds, at least one: instants survive being written and read.</summary>
    private static Duration Span(double seconds) => Duration.FromMilliseconds(Math.Max(1, (long)(seconds * 1000)));

    /// <summary>FNV-1a: string.GetHashCode differs from run to run.</summary>
    private static int Seed(int seed, string name) => (int)Encoding.UTF8.GetBytes($"{seed}/{name}").Aggregate(2166136261u, (hash, b) => unchecked((hash ^ b) * 16777619u));
}
