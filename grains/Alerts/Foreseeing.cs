using OpsHub.Grains.Waits;

namespace OpsHub.Grains.Alerts;

/// <summary>How likely a newcomer waits longer than the norm, from the band of the expected wait.</summary>
public static class Foreseeing
{
    /// <summary>Per cent, whole; null where there is no norm.</summary>
    /// <param name="p50S">Median of the expected wait, seconds.</param>
    /// <param name="p90S">Its P90, seconds.</param>
    /// <param name="normS">Longest wait the standard allows, seconds.</param>
    public static int? Percent(int p50S, int p90S, int? normS) =>
        normS is { } norm and > 0 ? (int)Math.Round(100 * new Band(p50S, p90S).Exceeds(norm), MidpointRounding.AwayFromZero) : null;
}
