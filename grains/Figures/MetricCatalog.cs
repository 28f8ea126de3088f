using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OpsHub.Grains.Figures;

/// <summary>Every metric there is.</summary>
public static class MetricCatalog
{
    private static readonly FrozenDictionary<string, Metric> ById = Every().ToFrozenDictionary(m => m.Id);

    /// <summary>Calls, visits, now.</summary>
    public static ImmutableArray<Metric> All { get; } = Every();

    /// <summary>The metric of that id, or null.</summary>
    public static Metric? Find(string id) => ById.GetValueOrDefault(id);

    private static ImmutableArray<Metric> Every() => [.. CallMetrics.All, .. VisitMetrics.All, .. NowMetrics.All];
}
