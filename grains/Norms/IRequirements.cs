using System.Collections.Immutable;

namespace OpsHub.Grains.Norms;

/// <summary>How the hub keeps a requirement.</summary>
public enum KeptHow { Measured, Shown, Enforced, Recorded, Alerted, Configured }

/// <param name="Where">Page, figure, setting or code path, in English.</param>
public sealed record KeptBy(KeptHow How, string Where);

/// <summary>One requirement of a standard and what has become of it.</summary>
/// <param name="Id">Stable: company and clause.</param>
/// <param name="Kind">Such as AVG-M, CASE, DSP.</param>
/// <param name="Force">must, should, may or fund.</param>
/// <param name="Text">What is asked, in our words, in English.</param>
/// <param name="Kept">How it is kept; empty when it is not.</param>
/// <param name="Tests">Tests that fail without it.</param>
/// <param name="NotYet">Why it is not kept, or null.</param>
public sealed record TracedRequirement(string Id, string Clause, string Kind, string Force, string Text, ImmutableArray<KeptBy> Kept, ImmutableArray<string> Tests, string? NotYet);

public sealed record TracedStandard(string Company, string Name, ImmutableArray<TracedRequirement> Requirements);

/// <summary>Every requirement of the companies' standards, with how it is kept.</summary>
public interface IRequirements
{
    /// <summary>Null for a company without a list of requirements.</summary>
    TracedStandard? Of(string company);
}
