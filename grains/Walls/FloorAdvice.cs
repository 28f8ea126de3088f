using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Staffing;

namespace OpsHub.Grains.Walls;

/// <summary>
/// Advice to the head of an office (SARATOV-A1-8.6.2): windows needed for the norm of the standard in force in the next 15, 30 and 60 minutes, from who waits, who is forecast and today's mean service.
/// Windows are asked for by the mean of the forecast, since Erlang knows chance already; a break is given only where its P90 could be served without the window (ADR 0067).
/// </summary>
internal static class FloorAdvice
{
    private const int RoundMin = 5, BreakMin = 15, LongestBreakQuarters = 8;

    private static readonly ImmutableArray<int> HorizonsMin = [15, 30, 60];

    public static AdviceCell Of(OfficeNow office, QueueState queue, FloorDay day, Rhythm rhythm)
    {
        var open = queue.Windows.Where(w => w.Value.MayCall).Select(w => w.Key).ToList();
        if (office.Newest is not { } now || open.Count == 0 || office.Floor.Today.MeanServiceS is not { } mean) return new AdviceCell([]);
        var ahead = new ArrivalsAhead(day.Load.Arrivals, rhythm, office, now);
        Backlog Within(int minutes, bool high) => new(queue.Waiting.Count, high ? ahead.P90(minutes) : ahead.Mean(minutes), minutes * 60, mean, queue.Rules!.WaitNormS);
        var needed = HorizonsMin.Select(m => Within(m, high: false).Needed()).ToImmutableArray();
        var all = office.Details?.Windows is { } there ? Math.Max(there, open.Count) : (int?)null;
        var reason = new AdviceReason(
            queue.Waiting.Count, open.Count, office.Floor.Today.LoadPercent(open.Count), (int)Math.Round(ahead.Mean(30)), (int)Math.Round(mean), needed[1], all, needed,
            all is { } most && needed[1] > most ? (int)Math.Round(Within(30, high: false).LongestWaitS(most)) : null, ahead.DaysLearnt);
        return new AdviceCell(Items(office, queue, open, reason, windows => ahead.QuartersWhile(q => new Backlog(0, q, 900, mean, queue.Rules!.WaitNormS).Holds(windows)), Within(30, high: true), now));
    }

    private static ImmutableArray<AdviceItem> Items(OfficeNow office, QueueState queue, List<int> open, AdviceReason reason, Func<int, int> quarters, Backlog busy, Instant now)
    {
        var noBreaks = new AdviceItem("no-breaks", 0, null, null, null, 0, reason);
        if (reason.Needed > open.Count && reason.Waiting > 0)
        {
            var more = Math.Min(reason.Needed, reason.Windows ?? int.MaxValue) - open.Count;
            var notEnough = reason.AllWaitS is null ? [] : ImmutableArray.Create(new AdviceItem("not-enough", reason.Windows!.Value, null, null, null, 0, reason));
            return more <= 0 ? [.. notEnough, noBreaks] : [Open(office, open.Count + more, more, reason, now), .. notEnough, noBreaks];
        }
        if (open.Count < 2 || !busy.Holds(open.Count - 1)) return reason.Needed >= open.Count ? [noBreaks] : [];
        var free = open.Where(w => queue.At(w) is null).OrderBy(w => queue.Windows[w].WrapUpUntil).ThenBy(w => w).ToList();
        var quiet = quarters(open.Count - 1);
        return free.Count == 0 || quiet == 0 ? [] : [new AdviceItem("break-now", 0, null, free[0], now + Duration.FromMinutes(15 * Math.Min(quiet, LongestBreakQuarters)), BreakMin, reason)];
    }

    private static AdviceItem Open(OfficeNow office, int windows, int more, AdviceReason reason, Instant now)
    {
        var service = office.Floor.Tickets.Line.ByService.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).First().Key;
        var clearS = reason.Waiting * reason.MeanServiceS / Math.Max(0.5, windows - (reason.Arriving * reason.MeanServiceS / 1800d));
        return new AdviceItem("open-windows", more, service, null, RoundedUp(now + Duration.FromSeconds(clearS)), 0, reason);
    }

    private static Instant RoundedUp(Instant at)
    {
        const long step = RoundMin * 60;
        return Instant.FromUnixTimeSeconds((at.ToUnixTimeSeconds() + step - 1) / step * step);
    }
}
