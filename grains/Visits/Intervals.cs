using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Visits;

/// <summary>What intervals are told for.</summary>
public enum IntervalBy { Office, Service, Window, Operator }

/// <summary>One interval of one subject. Waits and services as in the metrics: to the first call, without the time parked; a mean of the service time leaves visits of more than three topics out.</summary>
/// <param name="From">Begin.</param>
/// <param name="P90WaitS">Nine of ten waited no longer; null without data, likewise the means.</param>
/// <param name="ServedInMean">Visits in <paramref name="MeanServiceS"/>.</param>
public sealed record IntervalRow(
    Instant From, string Subject, int Arrived, int Served, int NoShows, int Left, int TurnedAway, int OverNorm, decimal? MeanWaitS, int? P90WaitS, int? LongestWaitS, decimal? MeanServiceS, int ServedInMean);

/// <summary>Rollups of visits by interval.</summary>
public static class Intervals
{
    /// <summary>Topics above which a visit leaves the mean (SARATOV-A1-7.9).</summary>
    public const int MostTopics = 3;

    /// <param name="visits">Of one office.</param>
    /// <param name="step">Length, such as 15 minutes, an hour; whole local days for 24 hours.</param>
    /// <param name="normS">Waiting norm.</param>
    public static ImmutableArray<IntervalRow> Of(string office, IEnumerable<VisitRecord> visits, IntervalBy by, Duration step, DateTimeZone zone, int normS) =>
    [
        .. visits.GroupBy(v => (From: Begin(v.IssuedAt, step, zone), Subject: SubjectOf(office, v, by))).OrderBy(g => g.Key.From).ThenBy(g => g.Key.Subject, StringComparer.Ordinal)
            .Select(g => Row(g.Key.From, g.Key.Subject, [.. g], normS)),
    ];

    private static IntervalRow Row(Instant from, string subject, List<VisitRecord> visits, int normS)
    {
        var waits = visits.Select(v => v.WaitedS).OfType<int>().Order().ToList();
        var services = visits.Where(v => v is { Outcome: VisitOutcome.Served, Topics: <= MostTopics }).Select(v => v.ServiceS).ToList();
        return new IntervalRow(
            from, subject, visits.Count, Count(VisitOutcome.Served), Count(VisitOutcome.NoShow), Count(VisitOutcome.Left), Count(VisitOutcome.TurnedAway), waits.Count(w => w > normS),
            Mean(waits), waits.Count == 0 ? null : waits[(int)Math.Ceiling(waits.Count * 0.9) - 1], waits.Count == 0 ? null : waits[^1], Mean(services), services.Count);

        int Count(VisitOutcome outcome) => visits.Count(v => v.Outcome == outcome);
    }

    private static Instant Begin(Instant at, Duration step, DateTimeZone zone)
    {
        var local = at.InZone(zone);
        if (step >= Duration.FromDays(1)) return zone.AtStartOfDay(local.Date).ToInstant();
        var seconds = (long)step.TotalSeconds;
        var ofDay = local.TimeOfDay.TickOfDay / NodaConstants.TicksPerSecond / seconds * seconds;
        return (local.Date + LocalTime.FromSecondsSinceMidnight((int)ofDay)).InZoneLeniently(zone).ToInstant();
    }

    private static string SubjectOf(string office, VisitRecord v, IntervalBy by) => by switch
    {
        IntervalBy.Office => office,
        IntervalBy.Service => v.Service,
        IntervalBy.Window => v.Window is { } w ? $"{w}" : "–",
        IntervalBy.Operator => v.Operator ?? "–",
        _ => throw new InvalidOperationException($"Unknown subject {by}."),
    };

    private static decimal? Mean(List<int> seconds) => seconds.Count == 0 ? null : decimal.Round((decimal)seconds.Sum(s => (long)s) / seconds.Count, 1);
}
