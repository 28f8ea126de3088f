using OpsHub.Grains.Waits;

namespace OpsHub.Grains.Walls;

/// <summary>How expected waits of a queue came out over the last 30 days, beside the estimate. The figures are those of the API's <c>waits/accuracy</c>; all of them are null while there are too few outcomes.</summary>
/// <param name="N">Waits that ended in service and had been foreseen.</param>
/// <param name="MaeS">Mean size of the error of P50, seconds, one decimal.</param>
/// <param name="BiasS">Mean error, seconds, one decimal; above zero: told more than waited.</param>
/// <param name="WithinP90">Share of waits no longer than the P90 told, three decimals.</param>
/// <param name="PinballS">Mean pinball loss of both, seconds, one decimal.</param>
/// <param name="Brier">Of the probability that the wait is longer than the norm, three decimals.</param>
public sealed record AccuracyCell(int N, decimal? MaeS, decimal? BiasS, decimal? WithinP90, decimal? PinballS, decimal? Brier)
{
    /// <summary>With fewer outcomes one long wait would change what is said of all.</summary>
    public const int Enough = 30;

    internal static AccuracyCell Of(Accuracy recent) => recent.Count < Enough
        ? new(recent.Count, null, null, null, null, null)
        : new(
            recent.Count, Rounded.Figure(recent.MeanAbsoluteS, 1), Rounded.Figure(recent.BiasS, 1), Rounded.Figure(recent.Coverage, 3), Rounded.Figure(recent.PinballS, 1),
            recent.Judged == 0 ? null : Rounded.Figure(recent.Brier, 3));
}
