using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Rotas;

/// <summary>Who is on duty at a step in a part of a day.</summary>
/// <param name="From">Begin, local.</param>
/// <param name="Until">End, local; midnight is the end of the day.</param>
/// <param name="Contacts">Nobody: the rota's owner is told.</param>
public sealed record DutySpan(LocalTime From, LocalTime Until, ImmutableArray<string> Contacts);

/// <summary>A day of a rota.</summary>
/// <param name="Steps">Parts of the day from midnight to midnight, step by step.</param>
public sealed record DutyDay(LocalDate Day, ImmutableArray<ImmutableArray<DutySpan>> Steps);

/// <summary>A rota as a calendar: exceptions, shifts over midnight and replacements worked out.</summary>
public static class DutyDays
{
    public static IEnumerable<DutyDay> Of(Rota rota, LocalDate first, int days) =>
        Enumerable.Range(0, days).Select(first.PlusDays).Select(day => new DutyDay(day, [.. Enumerable.Range(1, rota.Steps.Length).Select(step => Of(rota, step, day))]));

    /// <param name="step">From 1.</param>
    public static ImmutableArray<DutySpan> Of(Rota rota, int step, LocalDate day)
    {
        // between two neighbouring begins or ends of shifts nothing changes
        ImmutableArray<LocalTime> edges = [.. rota.Steps[step - 1].Shifts.SelectMany(s => new[] { s.From, s.To }).Append(LocalTime.Midnight).Distinct().Order()];
        var spans = ImmutableArray.CreateBuilder<DutySpan>();
        for (var i = 0; i < edges.Length; i++)
        {
            var (until, contacts) = (i + 1 < edges.Length ? edges[i + 1] : LocalTime.Midnight, OnDuty.At(rota, step, day + edges[i]));
            if (spans.Count > 0 && spans[^1].Contacts.SequenceEqual(contacts)) spans[^1] = spans[^1] with { Until = until };
            else spans.Add(new DutySpan(edges[i], until, contacts));
        }
        return spans.ToImmutable();
    }
}
