using System.Collections.Immutable;

namespace OpsHub.Grains.Norms;

/// <summary>A figure of the company in which an office weighs by an attribute of it, such as its customers: Σ weight × figure ÷ Σ weight over those with data.</summary>
internal static class Weights
{
    /// <returns>The figure, and why there is none where somebody with data has no weight.</returns>
    public static (NormFigure Figure, Said? Untold) Of(NormStandard standard, NormRule rule, ImmutableArray<NormSubject> subjects)
    {
        var parts = subjects.Where(s => s.Value is not null).Select(s => (Value: s.Value!.Value, Weight: Applying.Number(standard.AttributesOf(s.Subject).GetValueOrDefault(rule.Weight!)))).ToList();
        var without = parts.Count(p => p.Weight is not > 0);
        return without == 0
            ? (new NormFigure(parts.Sum(p => p.Value * p.Weight!.Value), parts.Sum(p => p.Weight!.Value)), null)
            : (default, new Said($"вес «{rule.Weight}» не сообщён: {without} из {parts.Count}", $"the weight '{rule.Weight}' is not told of {without} of {parts.Count}"));
    }
}
