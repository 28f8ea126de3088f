using NodaTime;

namespace OpsHub.Grains.Deadlines;

/// <summary>A time in which a clock stands; without an end it still does.</summary>
internal readonly record struct Standstill(string Event, Instant From, Instant? To);

/// <summary>When a clock stands, in order and apart from each other.</summary>
internal sealed class Standstills
{
    private readonly List<Standstill> _all;

    private Standstills(List<Standstill> all) => _all = all;

    /// <summary>From a rule's stops and what happened since the start; null when the clock never stood.</summary>
    public static Standstills? Of(DeadlineRule rule, DeadlineSubject subject, Instant start)
    {
        if (rule.Stops is not { Length: > 0 } stops) return null;
        var found = stops.SelectMany(stop => Of(stop, subject)).Where(s => s.To is not { } to || to > start)
            .Select(s => s with { From = Instant.Max(s.From, start) }).OrderBy(s => s.From).ToList();
        return found.Count == 0 ? null : new Standstills(Merged(found));
    }

    /// <summary>The standstill that goes on at an instant or comes next, or null.</summary>
    public Standstill? AtOrAfter(Instant at)
    {
        foreach (var s in _all)
            if (s.To is not { } to || to > at) return s;
        return null;
    }

    /// <summary>
    /// The standstill that takes a day out of the count, or null. The day of the stop still counts, the day on which the clock runs again does not: as with a start, counting goes on the day after.
    /// </summary>
    public Standstill? Covering(LocalDate day, DeadlineSetting setting)
    {
        foreach (var s in _all)
            if (day > setting.DayOf(s.From) && (s.To is not { } to || day <= setting.DayOf(to))) return s;
        return null;
    }

    private static IEnumerable<Standstill> Of(ClockStop stop, DeadlineSubject subject)
    {
        Instant? since = null;
        foreach (var e in subject.Events.OrderBy(e => e.At))
        {
            if (e.Name == stop.On) since ??= e.At;
            else if (since is { } from && stop.Until.Contains(e.Name))
            {
                yield return new Standstill(stop.On, from, e.At);
                since = null;
            }
        }
        if (since is { } still) yield return new Standstill(stop.On, still, null);
    }

    private static List<Standstill> Merged(List<Standstill> sorted)
    {
        List<Standstill> merged = [sorted[0]];
        foreach (var next in sorted.Skip(1))
        {
            var last = merged[^1];
            if (last.To is { } to && next.From > to) merged.Add(next);
            else if (last.To is not null && (next.To is null || next.To > last.To)) merged[^1] = next with { From = last.From };
        }
        return merged;
    }
}
