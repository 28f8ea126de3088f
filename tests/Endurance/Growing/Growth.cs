namespace OpsHub.Endurance.Growing;

/// <summary>What is said of a figure that was looked at again and again.</summary>
internal enum Verdict
{
    /// <summary>It grows by no more than is allowed, with 19 to 1.</summary>
    Flat,

    /// <summary>It grows by more than is allowed, with 19 to 1.</summary>
    Grows,

    /// <summary>Too few looks, or too much scatter, to say either.</summary>
    Unsure,
}

/// <summary>How one figure went.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Unit">Of it.</param>
/// <param name="Allowed">What it may grow by per step and still be called flat.</param>
/// <param name="Figures">In the order of the looks.</param>
/// <param name="Why">What may grow by that, or empty: only the scatter of looks.</param>
internal sealed record Growth(string Name, string Unit, double Allowed, IReadOnlyList<double> Figures, string Why = "")
{
    public Slope Slope { get; } = Slope.Of(Figures);

    public Verdict Verdict => Slope.Most <= Allowed ? Verdict.Flat : Slope.Least > Allowed ? Verdict.Grows : Verdict.Unsure;
}
