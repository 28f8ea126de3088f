using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace OpsHub.Cluster.Placement;

/// <summary>A grain lives where its company lives.</summary>
[GenerateSerializer, Immutable, Alias("opshub.WithCompany")]
internal sealed class WithCompany : PlacementStrategy
{
    public static WithCompany Strategy { get; } = new();
}

/// <summary>Marks a grain that lives where its company lives.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WithCompanyAttribute() : PlacementAttribute(WithCompany.Strategy);

/// <summary>Places new activations.</summary>
internal sealed class CompanyDirector(Whereabouts whereabouts) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) =>
        Task.FromResult(whereabouts.Choose(target.GrainIdentity, context.GetCompatibleSilos(target)));
}
