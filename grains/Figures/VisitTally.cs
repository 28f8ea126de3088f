namespace OpsHub.Grains.Figures;

/// <summary>Sums over visits, from which every visit metric is a quotient.</summary>
public sealed class VisitTally
{
    /// <summary>Tickets issued.</summary>
    public long Arrived { get; private set; }

    public long Served { get; private set; }

    public long NoShows { get; private set; }

    public long Left { get; private set; }

    public long TurnedAway { get; private set; }

    /// <summary>Tickets that were called.</summary>
    public long Called { get; private set; }

    /// <summary>Σ wait of the called until the call, seconds.</summary>
    public long CalledWaitS { get; private set; }

    /// <summary>Longest wait until a call, seconds.</summary>
    public int LongestWaitS { get; private set; }

    /// <summary>Tickets whose service began.</summary>
    public long Started { get; private set; }

    /// <summary>Σ wait of the started until service began, seconds.</summary>
    public long StartedWaitS { get; private set; }

    /// <summary>Σ service of the served, seconds.</summary>
    public long ServiceS { get; private set; }

    public void Add(in VisitContact visit)
    {
        Arrived++;
        if (visit.CalledAfterS != VisitContact.Unknown) AddCalled(visit.CalledAfterS);
        if (visit.StartedAfterS != VisitContact.Unknown) (Started, StartedWaitS) = (Started + 1, StartedWaitS + visit.StartedAfterS);
        switch (visit.End)
        {
            case VisitEnd.Served: (Served, ServiceS) = (Served + 1, ServiceS + visit.ServiceS); break;
            case VisitEnd.NoShow: NoShows++; break;
            case VisitEnd.Left: Left++; break;
            case VisitEnd.TurnedAway: TurnedAway++; break;
            case VisitEnd.Open: break;
            default: throw new InvalidOperationException($"Unknown end {visit.End}.");
        }
    }

    private void AddCalled(int waitS)
    {
        Called++;
        CalledWaitS += waitS;
        LongestWaitS = Math.Max(LongestWaitS, waitS);
    }
}
