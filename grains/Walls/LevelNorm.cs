namespace OpsHub.Grains.Walls;

/// <summary>How a line stands by its strict service level.</summary>
internal static class LevelNorm
{
    /// <summary>Offered calls below which a service level is not judged.</summary>
    public const int EnoughCalls = 10;

    /// <summary>Of the day's level; at risk while the day still meets its target but the newest quarter of an hour with calls does not.</summary>
    public static NormState State((int Within, int Offered) today, (int Within, int Offered) newest, int targetPercent) =>
        today.Offered < EnoughCalls ? NormState.NoData : IsBelow(today, targetPercent) ? NormState.Breach : IsBelow(newest, targetPercent) ? NormState.Risk : NormState.Met;

    private static bool IsBelow((int Within, int Offered) calls, int targetPercent) => 100 * calls.Within < targetPercent * calls.Offered;
}
