using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Standards;

namespace OpsHub.Grains.Walls.Calls;

/// <summary>Calls offered in the last half hour beside those of a usual such day: both by the instant at which the wait began, both without those who gave up at once.</summary>
/// <param name="Band">Null: no day is known of some line, or the half hour lies in two days. Of several lines the sum of their bounds: busy days strike all of them.</param>
/// <param name="Surge">More came than in nine of ten such half hours; judged from ten callers on.</param>
/// <param name="DaysLearnt">Days that the forecast stands on, of the line with the fewest; 0: a usual day is not known yet.</param>
public sealed record UsualCallsCell(ArrivalBand? Band, bool Surge, int DaysLearnt)
{
    internal static UsualCallsCell Of(CallsFold centre, int arrived, IStandards standards)
    {
        var called = centre.Lines.Values.Where(l => l.Ahead.Arrivals.Day != default).ToList();
        var bands = called.Select(l => l.Ahead.Usual(l.Newest!.Value, l.Zone, standards.Rhythm(centre.Id, l.Newest.Value))).ToList();
        var band = bands.Aggregate(bands.Count == 0 ? null : default(ArrivalBand) as ArrivalBand?, Together);
        var days = called.Select(l => l.Ahead.Arrivals.Morning(standards.Rhythm(centre.Id, l.Newest!.Value), [])?.DaysLearnt ?? 0).DefaultIfEmpty(0).Min();
        return new UsualCallsCell(band, band is { } usual && arrived >= LevelNorm.EnoughCalls && arrived > usual.P90, days);
    }

    private static ArrivalBand? Together(ArrivalBand? one, ArrivalBand? other) =>
        one is { } a && other is { } b ? new ArrivalBand(a.P10 + b.P10, a.Expected + b.Expected, a.P90 + b.P90) : null;
}
