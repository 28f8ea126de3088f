using System.Globalization;

namespace OpsHub.Bench.Results;

/// <summary>What a figure should be: a bound on its ratio where it has one, else on its value.</summary>
internal sealed record Aim(bool AtLeastBound, double Bound)
{
    public static Aim AtLeast(double bound) => new(true, bound);

    public static Aim AtMost(double bound) => new(false, bound);

    public bool IsMetBy(double value) => AtLeastBound ? value >= Bound : value <= Bound;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(AtLeastBound ? '≥' : '≤')} {Bound}");
}
