using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.WhatIf;

/// <summary>Answers what a day of an office would have been with more windows or fewer (ADR 0067).</summary>
public static class WhatIfDay
{
    private const int TrustedS = 60, TrustedPoints = 5;

    /// <param name="before">The queue before the day's first event.</param>
    /// <param name="events">Of the day, in the order of the log.</param>
    /// <returns>Null: nobody was called that day.</returns>
    public static WhatIfAnswer? Of(string office, LocalDate day, DateTimeZone zone, QueueState before, IReadOnlyList<QueueEvent> events, ImmutableArray<WindowChange> changes)
    {
        var real = new RealDay(before, events);
        var normS = (events.OfType<QueueConfigured>().LastOrDefault()?.Rules ?? before.Rules)?.WaitNormS ?? 900;
        if (real.Waits.Count == 0) return null;
        var (same, other) = (new ReplayedDay(real, zone, []), new ReplayedDay(real, zone, changes));
        WaitsOf In(Dictionary<string, (Instant IssuedAt, int WaitedS)> waits, int? hour) =>
            WaitsOf.Of([.. waits.Values.Where(w => hour is null || w.IssuedAt.InZone(zone).Hour == hour).Select(w => w.WaitedS)], normS);
        var (now, replayed) = (In(real.Waits, null), In(same.Waits, null));
        var hours = real.Waits.Values.Concat(other.Waits.Values).Select(w => w.IssuedAt.InZone(zone).Hour).Distinct().Order();
        return new WhatIfAnswer(
            office, day, zone.Id, normS, now, replayed, IsNear(now, replayed), In(other.Waits, null),
            [.. hours.Select(h => new WhatIfHour(h, In(real.Waits, h), In(same.Waits, h), In(other.Waits, h), TimeIn(same, h), TimeIn(other, h)))]);
    }

    private static WindowTime TimeIn(ReplayedDay day, int hour) => new((int)Math.Round(day.OpenS[hour] / 60), (int)Math.Round(day.IdleS[hour] / 60));

    private static bool IsNear(WaitsOf day, WaitsOf replayed) => replayed.MeanS is { } mean && Math.Abs(mean - day.MeanS!.Value) <= Math.Max(TrustedS, day.MeanS.Value / 10)
        && Math.Abs(replayed.OverNormPercent!.Value - day.OverNormPercent!.Value) <= TrustedPoints;
}
