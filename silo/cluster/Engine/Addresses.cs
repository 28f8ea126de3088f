using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using OpsHub.Cluster.Grains;
using OpsHub.Grains.Kernel;
using Orleans.Metadata;
using Orleans.Serialization.Configuration;
using GrainId = OpsHub.Grains.Kernel.GrainId;

namespace OpsHub.Cluster.Engine;

/// <summary>Which Orleans interface stands for which kind of the catalogue.</summary>
internal sealed class Addresses
{
    private readonly IGrainFactory _factory;
    private readonly FrozenDictionary<string, Type> _interfaces;

    /// <exception cref="InvalidOperationException">A kind has no interface; the message names it.</exception>
    public Addresses(Catalog catalog, IServiceProvider services)
    {
        _factory = services.GetRequiredService<IGrainFactory>();
        var known = services.GetRequiredService<Microsoft.Extensions.Options.IOptions<TypeManifestOptions>>().Value.Interfaces
            .Where(t => t != typeof(IConceptGrain) && typeof(IConceptGrain).IsAssignableFrom(t)).ToDictionary(KindOf);
        _interfaces = catalog.Kinds.ToFrozenDictionary(k => k.Name, k => known.GetValueOrDefault(k.Name)
            ?? throw new InvalidOperationException($"The kind '{k.Name}' has no Orleans grain; add its two lines to silo/cluster/Grains/Concepts.cs."));
    }

    public IConceptGrain Of(GrainId id) => (IConceptGrain)_factory.GetGrain(_interfaces[id.Kind], $"{id.Company}/{id.Key}");

    private static string KindOf(Type concept) => (string)concept.GetCustomAttributesData().Single(a => a.AttributeType == typeof(DefaultGrainTypeAttribute)).ConstructorArguments[0].Value!;
}
