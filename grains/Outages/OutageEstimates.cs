using NodaTime;

namespace OpsHub.Grains.Outages;

/// <summary>What a new estimate is beside the one that was told.</summary>
internal static class OutageEstimates
{
    /// <summary>The first is given, another one is moved, none is a withdrawal; one that was taken back and is given again unchanged was never moved.</summary>
    public static IEnumerable<OutageEvent> Step(OutageState outage, bool ends, Instant? estimateAt, long? revision, Instant at) => estimateAt switch
    {
        null => outage.EstimateAt is null ? [] : [new OutageEstimateWithdrawn(revision, at)],
        { } said when said == outage.EstimateAt => [],
        { } said when outage.LastEstimateAt is { } before && before != said => [new OutageEstimateMoved(before, said, ends, revision, at)],
        { } said => [new OutageEstimateGiven(said, ends, revision, at)],
    };
}
