using OpsHub.Grains.Outages;

namespace OpsHub.Grains.Walls;

/// <summary>Counts of open outages, kept as they change: tens of thousands are not counted anew for every fact.</summary>
internal sealed class OutageTally
{
    public int Active { get; set; }

    public int Emergency { get; set; }

    public int Ahead { get; set; }

    /// <summary>Customers of active ones, where sources say so.</summary>
    public long Customers { get; set; }

    public int Unestimated { get; set; }

    public int Doubted { get; set; }

    public int Unmatched { get; set; }

    /// <param name="times">1 for one more, -1 for one less.</param>
    public void Add(OpenOutage outage, int times)
    {
        var state = outage.State;
        if (!state.Doubts.IsEmpty) Doubted += times;
        if (outage.Offices.IsEmpty) Unmatched += times;
        if (!state.Active)
        {
            Ahead += times;
            return;
        }
        Active += times;
        Customers += times * (long)(state.Told!.Customers ?? 0);
        if (state.Told.Kind == OutageKind.Emergency) Emergency += times;
        if (state.EstimateAt is null) Unestimated += times;
    }
}
