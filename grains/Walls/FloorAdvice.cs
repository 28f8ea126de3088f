using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>
/// Advice to the head of an office from the load of now (SARATOV-A1-8.6.2): windows needed = (waiting × S ÷ norm + λ × S) ÷ 0.85, with S the mean service time of today and λ the arrivals of
/// the last half hour, or the forecast of the next hour where that is more. Simple load; staffing by Erlang is another matter.
/// </summary>
internal static class FloorAdvice
{
    private const double FullestPercent = 85;
    private const int BreakMin = 15, RoundMin = 5;

    public static AdviceCell Of(OfficeNow office, QueueState queue, FloorDay day)
    {
        var open = queue.Windows.Where(w => w.Value.MayCall).Select(w => w.Key).ToList();
        if (office.Newest is not { } now || open.Count == 0 || office.Floor.Today.MeanServiceS is not { } mean) return new AdviceCell([]);
        var perHour = Math.Max(office.Floor.Today.Arrivals.Count * 2, (double)(day.NextHour(office) ?? 0));
        var waiting = queue.Waiting.Count;
        var load = (waiting * mean / queue.Rules!.WaitNormS) + (perHour * mean / 3600);
        var needed = Math.Max(1, (int)Math.Ceiling(load * 100 / FullestPercent));
        var reason = new AdviceReason(waiting, open.Count, office.Floor.Today.LoadPercent(open.Count), (int)Math.Round(perHour), (int)Math.Round(mean), needed);
        return new AdviceCell(Items(office, queue, open, reason, perHour * mean / 3600, now));
    }

    private static ImmutableArray<AdviceItem> Items(OfficeNow office, QueueState queue, List<int> open, AdviceReason reason, double offered, Instant now)
    {
        if (reason.Needed > open.Count && reason.Waiting > 0)
        {
            var service = office.Floor.Tickets.Line.ByService.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).First().Key;
            var clearS = reason.Waiting * reason.MeanServiceS / Math.Max(0.5, reason.Needed - offered);
            var more = Math.Min(reason.Needed - open.Count, Closed(office, open));
            var noBreaks = new AdviceItem("no-breaks", 0, null, null, null, 0, reason);
            return more <= 0 ? [noBreaks] : [new AdviceItem("open-windows", more, service, null, RoundedUp(now + Duration.FromSeconds(clearS)), 0, reason), noBreaks];
        }
        if (reason.Needed >= open.Count || open.Count < 2) return [new AdviceItem("no-breaks", 0, null, null, null, 0, reason)];
        var free = open.Where(w => queue.At(w) is null).OrderBy(w => queue.Windows[w].WrapUpUntil).ThenBy(w => w).ToList();
        return free.Count == 0 ? [] : [new AdviceItem("break-now", 0, null, free[0], null, BreakMin, reason)];
    }

    /// <summary>Windows that could be opened; as many as one likes where nobody said how many there are.</summary>
    private static int Closed(OfficeNow office, List<int> open) => office.Details?.Windows is { } all ? all - open.Count : int.MaxValue;

    private static Instant RoundedUp(Instant at)
    {
        const long step = RoundMin * 60;
        return Instant.FromUnixTimeSeconds((at.ToUnixTimeSeconds() + step - 1) / step * step);
    }
}
