namespace OpsHub.Endurance.Storm;

/// <summary>The pause of a page before another attempt, as <c>dashboards/src/feed/backoff.ts</c> has it; a test holds the two together.</summary>
internal static class Backoff
{
    public const int FirstMs = 500, LongestMs = 2_000;

    /// <param name="failures">Attempts that failed in a row, from 0.</param>
    /// <param name="random">Uniform in [0, 1).</param>
    public static TimeSpan After(int failures, double random) =>
        TimeSpan.FromMilliseconds(Math.Min(LongestMs, FirstMs * Math.Pow(2, Math.Min(failures, 10))) * (0.5 + (random / 2)));
}
