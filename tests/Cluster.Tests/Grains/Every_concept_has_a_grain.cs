using OpsHub.Cluster.Grains;
using Orleans.Metadata;

namespace OpsHub.Cluster.Tests.Grains;

public sealed class Every_concept_has_a_grain
{
    private static readonly Type[] Types = typeof(IConceptGrain).Assembly.GetTypes();

    [Fact]
    public void An_interface_for_each_kind_of_the_catalogue() =>
        Types.Where(t => t.IsInterface && t != typeof(IConceptGrain) && typeof(IConceptGrain).IsAssignableFrom(t)).Select(NameOf<DefaultGrainTypeAttribute>)
            .ShouldBe(OpsHub.Grains.Concepts.Catalog.Kinds.Select(k => k.Name), ignoreOrder: true);

    [Fact]
    public void A_shell_for_each_kind_of_the_catalogue() =>
        Types.Where(t => t.IsSubclassOf(typeof(ConceptGrain))).Select(NameOf<GrainTypeAttribute>)
            .ShouldBe(OpsHub.Grains.Concepts.Catalog.Kinds.Select(k => k.Name), ignoreOrder: true);

    private static string NameOf<TAttribute>(Type type) => (string)type.GetCustomAttributesData().Single(a => a.AttributeType == typeof(TAttribute)).ConstructorArguments[0].Value!;
}
