namespace OpsHub.Grains.Norms;

/// <summary>An exact figure: numerator and denominator in a norm's unit. A denominator of 0 means there is no data.</summary>
internal readonly record struct NormFigure(decimal Top, decimal Bottom)
{
    private const int Digits = 3;

    public bool HasData => Bottom != 0;

    /// <summary>Rounded for whoever shows it; comparisons are made on the exact figure.</summary>
    public decimal? Value => HasData ? decimal.Round(Top / Bottom, Digits) : null;

    public static NormFigure Of(NormRule rule, NormSum sum) => rule.Aggregation switch
    {
        NormAggregation.Mean => new(sum.Top, (decimal)sum.Bottom * NormUnits.Size(rule.Unit)),
        NormAggregation.Share or NormAggregation.Ratio => new(sum.Top * 100m, sum.Bottom),
        NormAggregation.Case or NormAggregation.Count => new(sum.Top, sum.Bottom == 0 ? 0 : 1),
        NormAggregation.Total => new(sum.Top, sum.Bottom == 0 ? 0 : NormUnits.Size(rule.Unit)),
        NormAggregation.Longest => new(sum.Longest, sum.Bottom == 0 ? 0 : NormUnits.Size(rule.Unit)),
        _ => default,   // not summed from cases
    };
}

/// <summary>How a figure stands to its threshold.</summary>
internal static class Judging
{
    /// <summary>A norm is at risk when less than a tenth of what it allows is left.</summary>
    private const decimal RiskFrom = 0.9m;

    public static NormState Of(NormRule rule, NormFigure figure, decimal? threshold)
    {
        if (!figure.HasData || threshold is not { } limit) return NormState.NoData;
        if (rule.Aggregation == NormAggregation.Case) return figure.Top > 0 ? Broken(rule) : NormState.Met;
        if (!Keeps(rule.Comparator, figure, limit)) return Broken(rule);
        return IsNear(rule, figure, limit) ? NormState.Risk : NormState.Met;
    }

    /// <summary>A recommendation that is missed is a warning, never a breach.</summary>
    public static NormState Broken(NormRule rule) => rule.Force == NormForce.Must ? NormState.Breach : NormState.Risk;

    public static bool Keeps(Comparator comparator, NormFigure figure, decimal limit) => comparator switch
    {
        Comparator.AtMost => figure.Top <= limit * figure.Bottom,
        Comparator.LessThan => figure.Top < limit * figure.Bottom,
        Comparator.AtLeast => figure.Top >= limit * figure.Bottom,
        Comparator.MoreThan => figure.Top > limit * figure.Bottom,
        _ => throw new InvalidOperationException($"Unknown comparator {comparator}."),
    };

    private static bool IsNear(NormRule rule, NormFigure figure, decimal limit)
    {
        if (rule.Amber is { } amber) return !Keeps(rule.Comparator, figure, amber);
        if (rule.Comparator is Comparator.AtMost or Comparator.LessThan) return figure.Top > limit * figure.Bottom * RiskFrom;
        return rule.Unit == NormUnit.Percent && (100 * figure.Bottom) - figure.Top > (100 - limit) * figure.Bottom * RiskFrom;
    }
}
