namespace OpsHub.Grains.Walls;

/// <summary>
/// Expected wait of somebody who comes now: estimator QL, (Q + 1)/(s μ), with its Erlang distribution. Q people are ahead, s windows
/// are open for the service, 1/μ is the office's mean service time of today. Nothing where a window would call at once.
/// </summary>
internal static class Newcomer
{
    private static readonly WaitBand AtOnce = new(0, 0);

    /// <summary>Band for the office as one line, or null: not enough data.</summary>
    public static WaitBand? Band(OfficeFloor floor)
    {
        var ahead = floor.Tickets.Line.Waiting;
        return ahead == 0 && floor.Windows.Values.Any(w => w.IsFree) ? AtOnce : Erlang(floor, floor.OpenWindows, ahead);
    }

    /// <summary>
    /// Band for one service, or null. Windows also serve other services: of the people waiting for service j, the share that j's
    /// windows have in common with this service's windows is ahead.
    /// </summary>
    public static WaitBand? Band(OfficeFloor floor, string service)
    {
        var serving = ServedBy(floor, service);
        if (serving.Any(w => w.IsFree && floor.WaitingFor(w) == 0)) return AtOnce;
        return Erlang(floor, serving.Length, floor.Tickets.Line.ByService.Sum(other => other.Value * Share(serving, ServedBy(floor, other.Key))));
    }

    /// <summary>Band for one who waits for a service with so many of the same before him, or null.</summary>
    public static WaitBand? BandAt(OfficeFloor floor, string service, int aheadOfService)
    {
        var serving = ServedBy(floor, service);
        return Erlang(floor, serving.Length, aheadOfService + floor.Tickets.Line.ByService.Where(other => other.Key != service).Sum(other => other.Value * Share(serving, ServedBy(floor, other.Key))));
    }

    /// <summary>Open windows that serve the service.</summary>
    public static WindowTrace[] ServedBy(OfficeFloor floor, string service) => floor.ServedBy(service);

    private static WaitBand? Erlang(OfficeFloor floor, int windows, double ahead)
    {
        if (windows == 0 || floor.Today.MeanServiceS is not { } mean) return null;
        var betweenDeparturesS = mean / windows;
        return new WaitBand(Whole(ErlangQuantile.P50(ahead + 1) * betweenDeparturesS), Whole(ErlangQuantile.P90(ahead + 1) * betweenDeparturesS));
    }

    private static double Share(WindowTrace[] mine, WindowTrace[] theirs)
    {
        if (theirs.Length == 0) return 0;
        if (mine.Length == theirs.Length && mine.AsSpan().SequenceEqual(theirs, ReferenceEqualityComparer.Instance)) return 1;   // the usual case: every window serves both
        return (double)theirs.Count(w => mine.Contains(w, ReferenceEqualityComparer.Instance)) / theirs.Length;
    }

    private static int Whole(double seconds) => (int)Math.Round(seconds, MidpointRounding.AwayFromZero);
}
