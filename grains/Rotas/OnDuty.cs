using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Rotas;

/// <summary>Who is on duty at an instant. Pure: the rota says it in its own local time.</summary>
public static class OnDuty
{
    /// <summary>Contacts of a step, none when nobody is on duty. A step beyond the last is the last.</summary>
    /// <param name="step">From 1.</param>
    public static ImmutableArray<string> At(Rota rota, int step, Instant now) => At(rota, step, now.InZone(rota.Zone).LocalDateTime);

    public static ImmutableArray<string> At(Rota rota, int step, LocalDateTime local)
    {
        var shifts = rota.Steps[Math.Min(step, rota.Steps.Length) - 1].Shifts;
        var (today, yesterday) = (local.Date, local.Date.PlusDays(-1));
        var told = shifts.Where(s => Begins(s, today) && local.TimeOfDay >= s.From && (s.To <= s.From || local.TimeOfDay < s.To)).Select(s => Standing(rota, today, s.Contact))
            .Concat(shifts.Where(s => Begins(s, yesterday) && s.To <= s.From && local.TimeOfDay < s.To).Select(s => Standing(rota, yesterday, s.Contact)));
        return [.. told.OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static bool Begins(Shift shift, LocalDate day) => shift.Days.Contains(day.DayOfWeek);

    /// <summary>Whoever stands in that day, or the contact itself.</summary>
    private static string? Standing(Rota rota, LocalDate day, string contact) =>
        (rota.Exceptions ?? []).LastOrDefault(e => e.From <= day && day < e.Until && (e.Contact is null || e.Contact == contact)) is { } exception ? exception.By : contact;
}
