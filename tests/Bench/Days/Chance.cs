using NodaTime;

namespace OpsHub.Bench.Days;

/// <summary>Seeded chance.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    public bool Of(double probability) => _random.NextDouble() < probability;

    /// <summary>Exponential: the time to the next of many things that happen independently.</summary>
    public Duration About(double meanS) => Duration.FromSeconds(Math.Round(1 - Math.Log(1 - _random.NextDouble()) * meanS));

    public T One<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];
}
