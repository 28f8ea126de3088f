using System.Collections.Immutable;

namespace OpsHub.Grains.Norms;

/// <summary>How the hub keeps a requirement.</summary>
public enum KeptHow { Measured, Shown, Enforced, Recorded, Alerted, Configured }

/// <param name="Where">Page, figure, setting or code path.</param>
public sealed record KeptBy(KeptHow How, Said Where);

/// <summary>Of what kind the reason is that a requirement is not kept.</summary>
public enum NotYetKind
{
    /// <summary>A part of the hub that is still to be built.</summary>
    Awaits,

    /// <summary>Another system knows it and does not tell the hub.</summary>
    Feed,

    /// <summary>People do it or it stands in a building; the hub could hold it as a checklist.</summary>
    People,

    /// <summary>The business of another system or of the law: no hub can keep it.</summary>
    Outside,

    /// <summary>The document does not say enough: a figure, an order or a method is missing.</summary>
    Unknown,
}

/// <param name="Why">What is missing.</param>
public sealed record NotYet(NotYetKind Kind, Said Why);

/// <summary>One requirement of a standard and what has become of it.</summary>
/// <param name="Id">Stable: company and clause.</param>
/// <param name="Kind">Such as AVG-M, CASE, DSP.</param>
/// <param name="Force">must, should, may or fund.</param>
/// <param name="Text">What is asked, in our words.</param>
/// <param name="Kept">How it is kept; empty when it is not.</param>
/// <param name="Tests">Tests that fail without it.</param>
/// <param name="NotYet">Why it is not kept, or null.</param>
public sealed record TracedRequirement(string Id, string Clause, string Kind, string Force, Said Text, ImmutableArray<KeptBy> Kept, ImmutableArray<string> Tests, NotYet? NotYet);

public sealed record TracedStandard(string Company, string Name, ImmutableArray<TracedRequirement> Requirements);

/// <summary>Every requirement of the companies' standards, with how it is kept.</summary>
public interface IRequirements
{
    /// <summary>Null for a company without a list of requirements.</summary>
    TracedStandard? Of(string company);
}
