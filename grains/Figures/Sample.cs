namespace OpsHub.Grains.Figures;

/// <summary>Everything a metric may be computed from: one scope, one window.</summary>
/// <param name="WindowS">Length of the window, seconds; 0 for now.</param>
public sealed record Sample(CallTally Calls, VisitTally Visits, WaitingTally CallersNow, WaitingTally VisitorsNow, long WindowS)
{
    public static Sample Of(CallTally calls, long windowS) => new(calls, new VisitTally(), new WaitingTally(), new WaitingTally(), windowS);
}

/// <summary>A figure before it is rounded or written: exact, so that every reader rounds the same number.</summary>
/// <param name="Top">Numerator.</param>
/// <param name="Bottom">Denominator; 0 means there is no data.</param>
/// <param name="N">Cases it rests on.</param>
public readonly record struct Quotient(long Top, long Bottom, long N)
{
    /// <summary>A number of things.</summary>
    public static Quotient Count(long n) => new(n, 1, n);

    /// <summary>A part or a mean of n cases.</summary>
    public static Quotient Per(long top, long n) => new(top, n, n);

    /// <summary>The longest of n cases.</summary>
    public static Quotient Longest(long longest, long n) => new(longest, n == 0 ? 0 : 1, n);

    public static Quotient NoData => default;

    public bool HasData => Bottom != 0;
}
