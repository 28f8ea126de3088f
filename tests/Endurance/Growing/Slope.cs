namespace OpsHub.Endurance.Growing;

/// <summary>Growth per step of figures taken at equal steps: the straight line of least squares, with the interval that holds the true growth in 19 of 20 cases (Student's t of the residuals).</summary>
/// <param name="PerStep">Growth per step; 0 for fewer than three figures, which say nothing.</param>
/// <param name="Margin">Half the width of the interval; infinite for fewer than three figures.</param>
internal readonly record struct Slope(double PerStep, double Margin)
{
    /// <summary>Two-sided 5 % quantiles of Student's t by degrees of freedom, from 1; beyond the last the next is 1.96.</summary>
    private static readonly double[] Student =
    [
        12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.20, 2.18, 2.16, 2.14, 2.13,
        2.12, 2.11, 2.10, 2.09, 2.09, 2.08, 2.07, 2.07, 2.06, 2.06, 2.06, 2.05, 2.05, 2.05, 2.04,
    ];

    public double Least => PerStep - Margin;

    public double Most => PerStep + Margin;

    public static Slope Of(IReadOnlyList<double> figures)
    {
        var n = figures.Count;
        if (n < 3) return new Slope(0, double.PositiveInfinity);
        var (middle, mean) = ((n - 1) / 2.0, figures.Average());
        var spread = figures.Index().Sum(f => Square(f.Index - middle));
        var slope = figures.Index().Sum(f => (f.Index - middle) * (f.Item - mean)) / spread;
        var residuals = figures.Index().Sum(f => Square(f.Item - mean - (slope * (f.Index - middle))));
        return new Slope(slope, (n - 2 <= Student.Length ? Student[n - 3] : 1.96) * Math.Sqrt(residuals / (n - 2) / spread));
    }

    private static double Square(double x) => x * x;
}
