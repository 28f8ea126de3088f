using System.Text.Json.Serialization;

namespace OpsHub.Grains.Waits;

/// <summary>How expected waits came out, over all that were added. Every mean is NaN while nothing was.</summary>
public sealed class Accuracy
{
    [JsonInclude]
    public int Count { get; private set; }

    /// <summary>Waits no longer than the P90 that was told.</summary>
    [JsonInclude]
    public int Within { get; private set; }

    /// <summary>Sums over all outcomes: of the errors of P50, of their sizes, of their squares, of the pinball losses.</summary>
    [JsonInclude]
    internal double Errors { get; private set; }

    [JsonInclude]
    internal double Absolutes { get; private set; }

    [JsonInclude]
    internal double Squares { get; private set; }

    [JsonInclude]
    internal double Pinballs { get; private set; }

    /// <summary>Mean size of the error of P50, seconds (MAE).</summary>
    [JsonIgnore]
    public double MeanAbsoluteS => Absolutes / Count;

    /// <summary>Mean square of the error of P50, s².</summary>
    [JsonIgnore]
    public double MeanSquared => Squares / Count;

    /// <summary>Root of the mean square, seconds (RMSE).</summary>
    [JsonIgnore]
    public double RootMeanSquareS => Math.Sqrt(MeanSquared);

    /// <summary>Mean error, seconds; above zero: people were told more than they waited.</summary>
    [JsonIgnore]
    public double BiasS => Errors / Count;

    /// <summary>Share of real waits no longer than the P90 that was told.</summary>
    [JsonIgnore]
    public double Coverage => (double)Within / Count;

    /// <summary>Mean of the pinball losses of P50 and of P90, seconds.</summary>
    [JsonIgnore]
    public double PinballS => Pinballs / Count;

    public void Add(Band said, double actualS)
    {
        var error = said.P50S - actualS;
        Count++;
        Errors += error;
        Absolutes += Math.Abs(error);
        Squares += error * error;
        Within += actualS <= said.P90S ? 1 : 0;
        Pinballs += said.PinballS(actualS);
    }

    /// <summary>Adds all outcomes of another.</summary>
    public void Add(Accuracy other)
    {
        Count += other.Count;
        Errors += other.Errors;
        Absolutes += other.Absolutes;
        Squares += other.Squares;
        Within += other.Within;
        Pinballs += other.Pinballs;
    }
}
