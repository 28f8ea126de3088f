using NodaTime;

namespace OpsHub.Silo.Channels.Probes;

/// <summary>When a point is looked at next: about so often, and not all points of the world at the same second. The same for the same probe in every process.</summary>
internal static class ProbePace
{
    private const uint Prime = 16777619, Spread = 1000;

    /// <summary>How long after the start the first look is: within one period.</summary>
    public static Duration First(Probe probe) => probe.JitterPercent == 0 ? Duration.Zero : Duration.FromSeconds(probe.EveryS) * (Lot(probe, 0) / (double)Spread);

    /// <param name="look">Number of the look, from 1.</param>
    public static Duration Next(Probe probe, int look) =>
        Duration.FromSeconds(probe.EveryS) * (1 + (((2 * Lot(probe, look) / (double)Spread) - 1) * probe.JitterPercent / 100));

    private static uint Lot(Probe probe, int look) => $"{probe.Company}/{probe.Id}/{look}".Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * Prime)) % Spread;
}
