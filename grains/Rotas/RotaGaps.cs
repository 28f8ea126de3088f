using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Rotas;

/// <summary>Hours of the week in which nobody is on duty at a step.</summary>
/// <param name="Step">From 1.</param>
/// <param name="From">Begin, local.</param>
/// <param name="Until">End, local; at or before the begin it is on the next day.</param>
public sealed record RotaGap(int Step, IsoDayOfWeek Day, LocalTime From, LocalTime Until);

/// <summary>Finds the hours of a usual week that a rota leaves to its owner. They are told, not refused: an office may well be closed then.</summary>
public static class RotaGaps
{
    /// <summary>A Monday: of a usual week only the days count.</summary>
    private static readonly LocalDate Monday = new(2001, 1, 1);

    public static IEnumerable<RotaGap> Of(Rota rota)
    {
        var usual = rota with { Exceptions = null };
        for (var step = 1; step <= rota.Steps.Length; step++)
        {
            // Between two neighbouring begins or ends of shifts nothing changes.
            ImmutableArray<LocalTime> edges = [.. rota.Steps[step - 1].Shifts.SelectMany(s => new[] { s.From, s.To }).Append(LocalTime.Midnight).Distinct().Order()];
            for (var day = 0; day < 7; day++)
                for (var i = 0; i < edges.Length; i++)
                    if (OnDuty.At(usual, step, Monday.PlusDays(day) + edges[i]).IsEmpty)
                        yield return new RotaGap(step, Monday.PlusDays(day).DayOfWeek, edges[i], i + 1 < edges.Length ? edges[i + 1] : LocalTime.Midnight);
        }
    }
}
