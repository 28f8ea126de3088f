using NodaTime;

namespace OpsHub.Grains.Figures;

/// <summary>Gathers what a metric is computed from: the contacts of a scope in a window, or who waits in it now.</summary>
internal static class Sampling
{
    public static Sample Take(CompanyFigures company, Scope scope, FigureWindow window) => window.Time == MetricTime.Now
        ? new Sample(new CallTally(), new VisitTally(), Callers(company, scope, window.To), Visitors(company, scope, window.To), 0)
        : new Sample(Calls(company, scope, window), Visits(company, scope, window), new WaitingTally(), new WaitingTally(), window.LengthS);

    private static CallTally Calls(CompanyFigures company, Scope scope, FigureWindow window)
    {
        var tally = new CallTally();
        foreach (var (id, line) in company.Calls.Lines)
        {
            if (scope.Kind is not (Scope.Company or Scope.Operator) && !(scope.Kind == Scope.Line && scope.Key == id)) continue;
            foreach (var call in line.Calls.Touching(window.From, window.To, named: false))
                if (call.OfferedAt >= window.From && call.OfferedAt < window.To && (scope.Kind != Scope.Operator || call.Operator == scope.Key)) tally.Add(call, line.TargetS);
        }
        return tally;
    }

    private static VisitTally Visits(CompanyFigures company, Scope scope, FigureWindow window)
    {
        var tally = new VisitTally();
        foreach (var (id, office) in company.Offices)
        {
            if (!Covers(scope, id)) continue;
            foreach (var visit in office.Visits.Touching(window.From, window.To, named: false))
                if (visit.IssuedAt >= window.From && visit.IssuedAt < window.To && Fits(scope, visit)) tally.Add(visit);
        }
        return tally;
    }

    private static WaitingTally Callers(CompanyFigures company, Scope scope, Instant now)
    {
        var tally = new WaitingTally();
        foreach (var call in company.Calls.Open.Values)
            if (call.Answered is null && (scope.Kind == Scope.Company || scope.Key == call.Line)) tally.Add(SecondsTo(now, call.OfferedAt), null);
        return tally;
    }

    private static WaitingTally Visitors(CompanyFigures company, Scope scope, Instant now)
    {
        var tally = new WaitingTally();
        foreach (var (_, office) in company.Offices.Where(o => Covers(scope, o.Key)))
            foreach (var visit in office.Open.Values)
                if (visit.Waiting && (scope.Kind != Scope.Service || visit.Service == scope.Part)) tally.Add(SecondsTo(now, visit.CountsFrom), office.Rules?.WaitNormS);
        foreach (var (id, display) in company.Displays)
            if (scope.Kind == Scope.Company || (scope.Kind == Scope.Office && scope.Key == id)) tally.AddShown(display.Waiting, display.Believed);
        return tally;
    }

    private static bool Covers(Scope scope, string office) =>
        scope.Kind is Scope.Company or Scope.Operator || (scope.Kind is Scope.Office or Scope.Service or Scope.Window && scope.Key == office);

    private static bool Fits(Scope scope, in VisitContact visit) => scope.Kind switch
    {
        Scope.Service => visit.Service == scope.Part,
        Scope.Window => visit.Window == scope.Number,
        Scope.Operator => visit.Operator == scope.Key,
        _ => true,
    };

    /// <summary>A fact may be a little ahead of the hub's clock; nobody has waited less than nothing.</summary>
    private static long SecondsTo(Instant now, Instant from) => Math.Max(0, (long)(now - from).TotalSeconds);
}
