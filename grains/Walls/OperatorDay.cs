using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>What one operator has done on one local day.</summary>
/// <param name="Served">Visits ended as served.</param>
/// <param name="Counted">Of them, those that count for the mean: more than three topics do not (SARATOV-A1-7.9).</param>
/// <param name="ServiceS">Seconds of the counted ones.</param>
/// <param name="NoShows">Called and not come.</param>
internal sealed record OperatorDay(int Served, int Counted, long ServiceS, int NoShows)
{
    private const int MostTopics = 3;

    public static OperatorDay None { get; } = new(0, 0, 0, 0);

    public int? MeanS => Counted == 0 ? null : (int)Math.Round((double)ServiceS / Counted, MidpointRounding.AwayFromZero);

    public OperatorDay After(VisitRecord visit) => visit switch
    {
        { Outcome: VisitOutcome.NoShow } => this with { NoShows = NoShows + 1 },
        { Outcome: VisitOutcome.Served, Topics: > MostTopics } => this with { Served = Served + 1 },
        { Outcome: VisitOutcome.Served } => this with { Served = Served + 1, Counted = Counted + 1, ServiceS = ServiceS + visit.ServiceS },
        _ => this,
    };
}

/// <summary>The operators of an office today; begins anew with the first fact of a later day.</summary>
internal sealed class OperatorDays
{
    public LocalDate Day { get; set; }

    public Dictionary<string, OperatorDay> By { get; set; } = [];

    public OperatorDay Of(string? name) => name is null ? OperatorDay.None : By.GetValueOrDefault(name, OperatorDay.None);

    public void Count(QueueEvent happened, DateTimeZone zone)
    {
        if (happened is not IVisitEnd { Visit: { Operator: { } name } visit }) return;
        var day = happened.At.InZone(zone).Date;
        if (day > Day) (Day, By) = (day, []);
        if (day == Day) By[name] = Of(name).After(visit);
    }
}
