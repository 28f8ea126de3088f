using System.Collections.Immutable;

namespace OpsHub.Grains.Offices;

/// <summary>Opening hours of one customer category.</summary>
public sealed record CategoryHours(string Category, ImmutableArray<DayHours> Hours)
{
    /// <summary>When a category is served: its own hours, or else the general ones; null where only others are served.</summary>
    /// <param name="general">Hours of whoever has none of his own.</param>
    /// <param name="own">Hours of categories, or null.</param>
    /// <param name="served">The only categories served; null for all.</param>
    public static ImmutableArray<DayHours>? Of(string category, ImmutableArray<DayHours> general, ImmutableArray<CategoryHours>? own, ImmutableArray<string>? served) =>
        served is { } only && !only.Contains(category) ? null : own?.FirstOrDefault(h => h.Category == category)?.Hours ?? general;
}
