using System.Collections.Immutable;

namespace OpsHub.Grains.Waits;

/// <summary>
/// Foresees waits of one queue and learns from how they came out. The chosen estimate is a regression over all estimators, trained on the
/// queue's own outcomes, inside a band that is calibrated on its recent errors. Outcomes are those of people who waited and were served: one who
/// gave up does not tell how long he would have waited.
/// </summary>
public sealed class Forecaster
{
    /// <summary>What the regression believes before it has learnt: a third of a minute and most of QL_m.</summary>
    private static readonly double[] Prior = [20, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly OnlineRidge _regression = new(Prior);
    private readonly LocalBand _band = new();
    private readonly ImmutableArray<LocalBand> _single = [.. Estimator.All.Select(_ => new LocalBand())];

    public WaitForecast Foresee(Situation situation) => new(Chosen(situation), [.. Estimator.All.Select((estimator, i) => Single(estimator, _single[i], situation))]);

    /// <param name="situation">In which it was foreseen.</param>
    /// <param name="forecast">What was foreseen.</param>
    /// <param name="actualS">How long he waited until his service began, seconds.</param>
    public void Learn(Situation situation, WaitForecast forecast, double actualS)
    {
        for (var i = 0; i < Estimator.All.Length; i++)
            if (Estimator.All[i].Seconds(situation) is { } estimate) _single[i].Learn(estimate, forecast.ByEstimator[i]?.P90S, actualS);
        if (Features(situation) is not { } features) return;
        _band.Learn(_regression.Predict(features), forecast.Chosen?.P90S, actualS);
        _regression.Learn(features, actualS);
    }

    /// <summary>Halfway between the mean, which squares of errors ask for, and the median, which their sizes ask for.</summary>
    private Band? Chosen(Situation situation)
    {
        if (Features(situation) is not { } features) return null;
        var mean = Math.Max(_regression.Predict(features), 0);
        return _band.Around(mean) is var (median, p90) ? new Band((mean + median) / 2, Math.Max(p90, (mean + median) / 2)) : null;
    }

    private static Band? Single(Estimator estimator, LocalBand band, Situation situation) =>
        estimator.Seconds(situation) is { } seconds && band.Around(seconds) is var (_, p90) ? new Band(seconds, p90) : null;

    /// <summary>In hundreds of seconds, tens of people and shares, so that one ridge suits them all; null: not enough data.</summary>
    private static double[]? Features(Situation s)
    {
        if (Estimator.QueueLengthAbandoning.Seconds(s) is not { } qlm || s is not { LastToEnterS: { } les, LastTenS: { } lastTen }) return null;
        var (servers, staff) = (Math.Max(s.Servers, 1d), Math.Max(s.Staff, 1d));
        return
        [
            1, qlm / 100, les / 100, s.HeadS / 100, s.OldestS / 100, lastTen / 100, s.Ahead / 10d, 1 / servers, s.Ahead / servers, s.Ahead / staff, s.HasHeadStart ? 1 : 0,
            Math.Sqrt(qlm) / 10,
        ];
    }
}
