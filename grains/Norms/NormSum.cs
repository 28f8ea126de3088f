namespace OpsHub.Grains.Norms;

/// <summary>What one norm sums up over a local day of one subject. Integers only: nothing drifts, and a month is the sum of its days.</summary>
/// <param name="Top">Numerator: seconds, or cases.</param>
/// <param name="Bottom">Denominator: cases.</param>
/// <param name="Over">Cases beyond the case limit, or beyond the threshold where it is one of cases.</param>
/// <param name="LeftOutTop">Numerator of the cases that the standard leaves out.</param>
/// <param name="LeftOutBottom">Denominator of those.</param>
/// <param name="Longest">Longest single case in seconds.</param>
public readonly record struct NormSum(long Top, long Bottom, long Over, long LeftOutTop, long LeftOutBottom, int Longest)
{
    public static NormSum operator +(NormSum a, NormSum b) => new(
        a.Top + b.Top, a.Bottom + b.Bottom, a.Over + b.Over, a.LeftOutTop + b.LeftOutTop, a.LeftOutBottom + b.LeftOutBottom, Math.Max(a.Longest, b.Longest));

    /// <summary>Takes back what an earlier version of a case had added. The longest stays: a case only grows.</summary>
    public static NormSum operator -(NormSum a, NormSum b) => new(
        a.Top - b.Top, a.Bottom - b.Bottom, a.Over - b.Over, a.LeftOutTop - b.LeftOutTop, a.LeftOutBottom - b.LeftOutBottom, a.Longest);

    public bool IsEmpty => Bottom == 0 && LeftOutBottom == 0 && Top == 0;
}
