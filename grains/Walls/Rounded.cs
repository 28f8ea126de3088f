using OpsHub.Grains.Waits;

namespace OpsHub.Grains.Walls;

/// <summary>Figures as walls show them: one decimal, halves away from zero; null where there is nothing to divide by.</summary>
internal static class Rounded
{
    public static decimal? Percent(long part, long whole) => whole == 0 ? null : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);

    public static decimal? Mean(long sum, long count) => count == 0 ? null : Math.Round((decimal)sum / count, 1, MidpointRounding.AwayFromZero);

    /// <summary>In whole seconds.</summary>
    public static WaitBand? Wait(Band? band) => band is var (p50, p90) ? new WaitBand(Whole(p50), Whole(p90)) : null;

    /// <summary>To so many decimals.</summary>
    public static decimal Figure(double figure, int decimals) => Math.Round((decimal)figure, decimals, MidpointRounding.AwayFromZero);

    private static int Whole(double seconds) => (int)Math.Round(seconds, MidpointRounding.AwayFromZero);
}
