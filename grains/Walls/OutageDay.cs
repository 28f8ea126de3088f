using NodaTime;
using OpsHub.Grains.Outages;

namespace OpsHub.Grains.Walls;

/// <summary>What happened to a company's outages in its newest local day.</summary>
internal sealed class OutageDay
{
    public LocalDate Date { get; set; }

    public HashSet<string> Restored { get; set; } = [];

    public int EstimatesMoved { get; set; }

    public void Apply(string id, OutageEvent happened, DateTimeZone zone)
    {
        var date = happened.At.InZone(zone).Date;
        if (date < Date) return;
        if (date > Date) (Date, Restored, EstimatesMoved) = (date, [], 0);
        switch (happened)
        {
            case OutageRestored { Reason: not Outage.Withdrawn }: Restored.Add(id); break;
            case OutageReopened: Restored.Remove(id); break;
            case OutageEstimateMoved: EstimatesMoved++; break;
        }
    }
}
