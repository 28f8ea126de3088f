using NodaTime;
using OpsHub.Grains.Outages;

namespace OpsHub.Grains.Walls;

/// <summary>Facts of an outage as steps of one story.</summary>
public static class OutageSteps
{
    /// <param name="kind">Stored name of the fact.</param>
    /// <param name="happened">The fact.</param>
    /// <param name="recordedAt">When the hub heard it.</param>
    public static OutageStep Of(string kind, OutageEvent happened, Instant recordedAt)
    {
        var step = new OutageStep(happened.At, recordedAt, kind, null, null, null, null, null, happened.Revision);
        return happened switch
        {
            OutageReported e => step with { EstimateAt = e.EstimateAt, Customers = e.Customers, Source = e.Source, Word = e.Cause },
            OutageChanged e => step with { Customers = e.Customers, Source = e.Source, Word = e.Cause },
            OutageEstimateGiven e => step with { EstimateAt = e.EstimateAt },
            OutageEstimateMoved e => step with { EstimateAt = e.EstimateAt, FromAt = e.FromAt },
            OutageRestored e => step with { Word = e.Reason },
            OutageReopened e => step with { EstimateAt = e.EstimateAt, Word = e.Reason },
            OutageDoubted e => step with { EstimateAt = e.SaidAt, Word = e.Code },
            _ => step,
        };
    }
}
