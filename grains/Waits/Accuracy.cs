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

    /// <summary>Waits of which is known whether they were longer than the norm in force.</summary>
    [JsonInclude]
    public int Judged { get; private set; }

    /// <summary>Of them, those that were.</summary>
    [JsonInclude]
    public int Over { get; private set; }

    /// <summary>Sums over all outcomes: of the errors of P50, of their sizes, of their squares, of the pinball losses.</summary>
    [JsonInclude]
    internal double Errors { get; private set; }

    [JsonInclude]
    internal double Absolutes { get; private set; }

    [JsonInclude]
    internal double Squares { get; private set; }

    [JsonInclude]
    internal double Pinballs { get; private set; }

    /// <summary>Sum over the judged.</summary>
    [JsonInclude]
    internal double Briers { get; private set; }

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

    /// <summary>Mean square of how far the probability of a wait over the norm was from what came (Brier): 0 is perfect; who always says the share of such waits p gets p (1 − p).</summary>
    [JsonIgnore]
    public double Brier => Briers / Judged;

    /// <summary>Share of the judged that were over the norm.</summary>
    [JsonIgnore]
    public double OverNorm => (double)Over / Judged;

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

    /// <summary>
    /// Judges the probability that the wait would be longer than the norm. One that ended without service lasted no shorter than it did: over the norm it is judged, otherwise nobody knows how it
    /// would have come out and it is not.
    /// </summary>
    /// <param name="said">What was told when he joined.</param>
    /// <param name="waitedS">How long he waited, seconds.</param>
    /// <param name="normS">Norm in force when he joined, seconds.</param>
    /// <param name="served">Whether the wait ended in service.</param>
    public void Judge(Band said, double waitedS, int normS, bool served)
    {
        var over = waitedS > normS;
        if (!served && !over) return;
        var miss = said.Exceeds(normS) - (over ? 1 : 0);
        Judged++;
        Over += over ? 1 : 0;
        Briers += miss * miss;
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
        Judged += other.Judged;
        Over += other.Over;
        Briers += other.Briers;
    }
}
