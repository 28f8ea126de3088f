namespace OpsHub.Grains.Drifts;

/// <summary>
/// By how much the number of late cases in a half hour varies more than if each were late by its own chance: neighbours in a queue are late together, and a sum that took each for a witness of its own would
/// cry out several times a day. Pearson's χ² ÷ half hours (quasi-likelihood).
/// </summary>
public sealed class Overspread
{
    /// <summary>Imagined half hours of plain chance, and the most that one half hour may say.</summary>
    private const double Imagined = 4, Most = 25;

    private const double Fade = 0.9983;   // 0.5^(1/400): 20 days of 20 half hours

    public double Sum { get; set; }

    public double Weight { get; set; }

    /// <summary>1 and more: so many cases say as much as one.</summary>
    public double Times => Math.Max(1, (Sum + Imagined) / (Weight + Imagined));

    /// <param name="late">Late ones of a half hour.</param>
    /// <param name="expected">How many were expected.</param>
    /// <param name="variance">Of that number by chance, above 0.</param>
    public void Learn(int late, double expected, double variance)
    {
        Sum = (Sum * Fade) + Math.Min(Most, (late - expected) * (late - expected) / variance);
        Weight = (Weight * Fade) + 1;
    }
}
