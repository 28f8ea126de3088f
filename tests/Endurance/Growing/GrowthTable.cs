using System.Globalization;

namespace OpsHub.Endurance.Growing;

/// <summary>Growths as a table in Markdown.</summary>
internal static class GrowthTable
{
    /// <returns>Whether none of them grows.</returns>
    public static bool Write(IReadOnlyList<Growth> growths, TextWriter to)
    {
        to.WriteLine("\n| figure | growth a day | with 19 to 1 | allowed | what for | verdict |\n|---|---:|---:|---:|---|---|");
        foreach (var g in growths) to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {g.Name} | {g.Slope.PerStep:0.###} {g.Unit} | {g.Slope.Least:0.###} to {g.Slope.Most:0.###} | {g.Allowed:0.###} | {g.Why} | {g.Verdict.ToString().ToLowerInvariant()} |"));
        return growths.All(g => g.Verdict != Verdict.Grows);
    }
}
