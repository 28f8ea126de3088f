using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Forecasts;

namespace OpsHub.Grains.Walls;

/// <summary>Cell <c>load/{line}</c> of the board <c>wall/{company}</c>: offered calls by quarter hours of the line's day, sent when one of them is over.</summary>
/// <param name="Quarter">The quarter hour that goes on, 0–95.</param>
/// <param name="Came">Offered in each quarter hour that is over; the newest two may lack callers who still wait.</param>
/// <param name="Expected">All 96: those that are over as forecast before the day began, the others by how busy the day has been since; empty: not enough data.</param>
/// <param name="DaysLearnt">Days that the forecast stands on.</param>
/// <param name="ErrorPercent">By how much the forecasts of the last days missed the day's calls, or null.</param>
public sealed record LineLoadCell(string Id, LocalDate Day, int Quarter, ImmutableArray<int> Came, ImmutableArray<ArrivalBand> Expected, int DaysLearnt, int? ErrorPercent)
{
    public static LineLoadCell Of(string id, Arrivals arrivals, Rhythm rhythm)
    {
        var came = Enumerable.Range(0, arrivals.Quarter).Select(q => arrivals.Came(q, q + 1)).ToImmutableArray();
        if (arrivals.Morning(rhythm, []) is not { } morning) return new LineLoadCell(id, arrivals.Day, arrivals.Quarter, came, [], 0, null);
        var now = arrivals.Now(rhythm, [])!;
        return new LineLoadCell(
            id, arrivals.Day, arrivals.Quarter, came, [.. Enumerable.Range(0, LearntDay.QuartersADay).Select(q => (q < arrivals.Quarter ? morning : now).Band(q, q + 1))], morning.DaysLearnt,
            morning.Error?.Percent);
    }
}
