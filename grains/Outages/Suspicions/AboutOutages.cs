namespace OpsHub.Grains.Outages.Suspicions;

/// <summary>Whether a service, a topic or a function of the voice menu is about outages, by its words: each company has its own classifier.</summary>
public static class AboutOutages
{
    private static readonly string[] Words = ["отключ", "нет света", "без света", "отсутствие электро", "нет электро", "перерыв электро", "outage", "power-cut", "no-power"];

    public static bool Says(string? text) => text is not null && text.ToLowerInvariant() is var said && Words.Any(word => said.Contains(word, StringComparison.Ordinal));
}
