using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Access;

/// <summary>Where a right holds.</summary>
/// <param name="Company">One company, or null for all of them.</param>
/// <param name="Office">One office of the company, or null for the whole company.</param>
public readonly record struct Scope(string? Company, string? Office)
{
    /// <summary>Every company.</summary>
    public static Scope Everywhere => default;

    /// <summary>Whether the parts may stand in grain ids and an office comes with its company.</summary>
    public bool IsValid =>
        (Company is null || GrainId.IsPart(Company)) && (Office is null || (Company is not null && GrainId.IsPart(Office)));

    /// <summary>Whether the scope holds what lies there; company null means the hub itself, office null the company as a whole.</summary>
    public bool Covers(string? company, string? office) =>
        (Company is null || Company == company) && (Office is null || Office == office);
}
