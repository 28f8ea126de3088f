using System.Globalization;
using Xunit.Abstractions;

namespace OpsHub.Faults.Tests.Support;

/// <summary>Randomness that can be had again: the seed is printed, and taken from <c>OPSHUB_SEED</c> when it is set.</summary>
internal static class Chance
{
    public static Random Seeded(ITestOutputHelper output)
    {
        var seed = Number("OPSHUB_SEED") ?? new Random().Next();
        output.WriteLine($"seed {seed} (again with OPSHUB_SEED={seed})");
        return new Random(seed);
    }

    /// <summary>A whole number from the environment, or null.</summary>
    public static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
