namespace OpsHub.Bench.Results;

/// <summary>One measured figure.</summary>
/// <param name="Bench">Suite: the verb that measures it.</param>
/// <param name="Name">What was measured, unique in the suite.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of the value.</param>
/// <param name="Method">How, in a few words.</param>
internal sealed record Figure(string Bench, string Name, double Value, string Unit, string Method)
{
    /// <summary>Name of the figure of the same run that this one is divided by, or null.</summary>
    public string? RatioTo { get; init; }

    public double? Ratio { get; init; }

    /// <summary>On the ratio where there is one, else on the value; null where nothing is promised.</summary>
    public Aim? Aim { get; init; }

    public bool? AimMet => Aim?.IsMetBy(Ratio ?? Value);

    /// <summary>The same figure over another one of the same run.</summary>
    public Figure Over(Figure other, Aim? aim = null) => this with { RatioTo = other.Name, Ratio = Value / other.Value, Aim = aim };
}
