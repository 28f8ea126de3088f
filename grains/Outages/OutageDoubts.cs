using NodaTime;

namespace OpsHub.Grains.Outages;

/// <summary>Instants that cannot be meant: another year, another zone, an order that makes no sense. Kept and flagged, never mended in silence.</summary>
public static class OutageDoubts
{
    /// <summary>More than half a year from the instant at which it was said: the year is wrong.</summary>
    public const string StartYear = "start-year", EstimateYear = "estimate-year";

    /// <summary>A fault that begins after it was reported: the source's clock or zone is another.</summary>
    public const string StartAhead = "start-ahead";

    /// <summary>It would be over before it began.</summary>
    public const string EstimateBeforeStart = "estimate-before-start";

    /// <summary>A fault that would have been over for hours when that was said: a zone that is another, or an estimate that nobody kept up.</summary>
    public const string EstimatePast = "estimate-past";

    private static readonly Duration Far = Duration.FromDays(183), Slack = Duration.FromMinutes(10), Past = Duration.FromHours(2);

    /// <param name="saidAt">When the source said so.</param>
    public static IEnumerable<(string Code, Instant SaidAt)> Of(OutageKind kind, Instant? startsAt, Instant? estimateAt, Instant saidAt)
    {
        if (startsAt is { } start)
        {
            if (IsFar(start, saidAt)) yield return (StartYear, start);
            else if (kind == OutageKind.Emergency && start > saidAt + Slack) yield return (StartAhead, start);
        }
        if (estimateAt is not { } estimate) yield break;
        if (IsFar(estimate, saidAt)) yield return (EstimateYear, estimate);
        else if (estimate < startsAt) yield return (EstimateBeforeStart, estimate);
        else if (kind == OutageKind.Emergency && estimate < saidAt - Past) yield return (EstimatePast, estimate);
    }

    private static bool IsFar(Instant told, Instant saidAt) => told > saidAt + Far || told < saidAt - Far;
}
