using OpsHub.Grains.Forecasts;

namespace OpsHub.Grains.Walls.Surges;

/// <summary>Whether more come than as a rule.</summary>
internal static class Surging
{
    /// <summary>Days that must be known before anything is called usual.</summary>
    private const int LeastDays = 3;

    /// <summary>Where fewer have come and fewer are expected, chance alone makes twice or half.</summary>
    private const int Least = 5;

    public static SurgeVerdict Of(int came, ArrivalBand? usual, int days) => usual switch
    {
        not { } => SurgeVerdict.FewData,
        { } band when days < LeastDays || (came < Least && band.Expected < Least) => SurgeVerdict.FewData,
        { } band => came > band.P90 ? SurgeVerdict.More : SurgeVerdict.Usual,
    };

    /// <summary>Bounds of several places are added: what makes one of them busy makes all of them busy.</summary>
    public static ArrivalBand? Together(ArrivalBand? one, ArrivalBand? other) =>
        one is { } a && other is { } b ? new ArrivalBand(a.P10 + b.P10, a.Expected + b.Expected, a.P90 + b.P90) : null;
}
