namespace OpsHub.Grains.Waits;

/// <summary>
/// Foresees waits of one queue and learns from how they came out. The estimate is a regression over all estimators, trained on the
/// queue's own outcomes, inside a band that is calibrated on its recent errors. Outcomes are those of people who waited and were served: one who
/// gave up does not tell how long he would have waited.
/// </summary>
internal sealed class Forecaster
{
    /// <summary>As in answers and reports.</summary>
    public const string Name = "ridge";

    public OnlineRidge Regression { get; init; } = OnlineRidge.From(Prior);

    public LocalBand Calibration { get; init; } = new();

    /// <summary>What the regression believes before it has learnt: a third of a minute and most of QL_m.</summary>
    private static double[] Prior => [20, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Told is the middle between the mean, which squares of errors ask for, and the median, which their sizes ask for.</summary>
    /// <param name="situation">In which somebody joins.</param>
    /// <param name="leastS">A smaller estimate is as good as this one to the band, seconds: a ratio to nothing says nothing.</param>
    /// <returns>Null: not enough data.</returns>
    public Band? Foresee(Situation situation, double leastS)
    {
        if (Features(situation) is not { } features) return null;
        var mean = Math.Max(Regression.Predict(features), 0);
        return Calibration.Around(mean, leastS) is var (median, p90) ? new Band((mean + median) / 2, Math.Max(p90, (mean + median) / 2)) : null;
    }

    /// <param name="situation">In which it was foreseen.</param>
    /// <param name="leastS">As it was foreseen with.</param>
    /// <param name="told">What was foreseen.</param>
    /// <param name="actualS">How long he waited until his service began, seconds.</param>
    public void Learn(Situation situation, double leastS, Band? told, double actualS)
    {
        if (Features(situation) is not { } features) return;
        Calibration.Learn(Regression.Predict(features), leastS, told?.P90S, actualS);
        Regression.Learn(features, actualS);
    }

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
