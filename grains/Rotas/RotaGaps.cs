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
            for (var day = Monday; day < Monday.PlusDays(7); day = day.PlusDays(1))
                foreach (var span in DutyDays.Of(usual, step, day).Where(s => s.Contacts.IsEmpty))
                    yield return new RotaGap(step, day.DayOfWeek, span.From, span.Until);
    }
}
