namespace OpsHub.Grains.Outages;

/// <summary>Which outages are heard on a company's phone lines: a line has no area, so only what leaves many without electricity explains its callers.</summary>
internal static class Hearing
{
    /// <summary>Emergencies that leave fewer customers without electricity are hardly heard on a phone line.</summary>
    private const int Least = 500;

    public static bool IsHeard(OutageReported told) => told is { Kind: OutageKind.Emergency, Customers: >= Least };
}
