using System.Collections.Immutable;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Staffing;

namespace OpsHub.Grains.Walls;

/// <summary>Operators a line needs for its service level.</summary>
/// <param name="Now">Operators who talk, wrap up or are free; null: the source does not say.</param>
/// <param name="Needed">In the next 15, 30 and 60 minutes; null where no number would do.</param>
/// <param name="Waiting">Callers waiting.</param>
/// <param name="Coming">Calls expected within half an hour, the mean.</param>
/// <param name="HandlingS">Mean of the recent talks, seconds.</param>
/// <param name="PatienceS">How long callers bear waiting on average, seconds; null: nobody gave up.</param>
/// <param name="Percent">Service level within half an hour with the operators of now, per cent; null where they are not known.</param>
/// <param name="DaysLearnt">Days that the forecast stands on.</param>
public sealed record LineAdviceCell(int? Now, ImmutableArray<int?> Needed, int Waiting, int Coming, int HandlingS, int? PatienceS, int? Percent, int DaysLearnt);

/// <summary>Erlang A – Erlang C where nobody gives up – over calls forecast and those that wait, who are to be served within the time looked at (ADR 0067).</summary>
internal static class LineAdvice
{
    private static readonly ImmutableArray<int> Quarters = [1, 2, 4];

    /// <param name="ahead">The rest of the day; null: nothing is forecast.</param>
    /// <param name="from">Now, in quarter hours since the beginning of the local day.</param>
    public static LineAdviceCell? Of(ArrivalForecast? ahead, double from, int waiting, int? operators, double? handlingS, double abandonPerS, int targetS, int targetPercent)
    {
        if (ahead is null || handlingS is not { } handling) return null;
        var patience = abandonPerS > 0 ? 1 / abandonPerS : (double?)null;
        Traffic In(int quarters) => new((waiting + Coming(quarters)) / (quarters * 900d), handling, patience);
        double Coming(int quarters) => ahead.Sum(from, Math.Min(LearntDay.QuartersADay, from + quarters));
        return new LineAdviceCell(
            operators, [.. Quarters.Select(q => In(q).PerSecond <= 0 ? 0 : Need.ForLevel(In(q), targetPercent / 100d, targetS))], waiting, (int)Math.Round(Coming(2)), (int)Math.Round(handling),
            patience is { } p ? (int)Math.Round(p) : null, operators is { } there && In(2).PerSecond > 0 ? (int)Math.Floor(100 * Erlang.Of(In(2), there, targetS).Within) : null, ahead.DaysLearnt);
    }
}
