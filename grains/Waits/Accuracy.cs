namespace OpsHub.Grains.Waits;

/// <summary>How expected waits came out, over all that were added. Every mean is NaN while nothing was.</summary>
public sealed class Accuracy
{
    private double _absolute, _squared, _error, _pinball50, _pinball90;
    private int _within;

    public int Count { get; private set; }

    /// <summary>Mean size of the error of P50, seconds (MAE).</summary>
    public double MeanAbsoluteS => _absolute / Count;

    /// <summary>Mean square of the error of P50, s².</summary>
    public double MeanSquared => _squared / Count;

    /// <summary>Mean error, seconds; above zero: people were told more than they waited.</summary>
    public double BiasS => _error / Count;

    /// <summary>Share of real waits no longer than the P90 that was told.</summary>
    public double Coverage => (double)_within / Count;

    /// <summary>Mean of the pinball losses of P50 and of P90, seconds.</summary>
    public double PinballS => (_pinball50 + _pinball90) / 2 / Count;

    public void Add(Band said, double actualS)
    {
        var error = said.P50S - actualS;
        Count++;
        _error += error;
        _absolute += Math.Abs(error);
        _squared += error * error;
        _within += actualS <= said.P90S ? 1 : 0;
        _pinball50 += Pinball(0.5, said.P50S, actualS);
        _pinball90 += Pinball(0.9, said.P90S, actualS);
    }

    private static double Pinball(double share, double said, double actual) => actual >= said ? share * (actual - said) : (1 - share) * (said - actual);
}
