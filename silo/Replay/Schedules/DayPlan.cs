using NodaTime;

namespace OpsHub.Silo.Replay.Schedules;

/// <summary>What a publication asks for: an interval without electricity that is new or ends elsewhen, or one that is off the schedule.</summary>
/// <param name="FromAt">The interval's beginning, which is its name.</param>
/// <param name="ToAt">Its end; null: off the schedule.</param>
internal readonly record struct PlanStep(Instant FromAt, Instant? ToAt);

/// <summary>
/// The intervals of one group on one day, through all their publications. A correction changes what is still to come: what is over stays as it was, an interval that runs goes on to its new end,
/// and one that is said to have begun earlier begins with the correction. The first publication tells its whole day.
/// </summary>
internal sealed class DayPlan
{
    private readonly SortedDictionary<Instant, Instant> _plan = [];

    /// <summary>Publications that changed something after the first.</summary>
    public int Corrections { get; private set; }

    public bool IsPublished { get; private set; }

    /// <summary>Takes a publication.</summary>
    /// <param name="off">Intervals in order, half-open.</param>
    public IReadOnlyList<PlanStep> Publish(IEnumerable<(Instant FromAt, Instant ToAt)> off, Instant at)
    {
        var said = IsPublished ? off.Where(o => o.ToAt > at).ToDictionary(o => BeginOf(o.FromAt, at), o => o.ToAt) : off.ToDictionary(o => o.FromAt, o => o.ToAt);
        var dropped = _plan.Where(p => p.Value > at && !said.ContainsKey(p.Key)).Select(p => new PlanStep(p.Key, null)).ToList();
        var changed = said.Where(s => !(_plan.TryGetValue(s.Key, out var end) && end == s.Value)).Select(s => new PlanStep(s.Key, s.Value)).OrderBy(s => s.FromAt).ToList();
        foreach (var drop in dropped) _plan[drop.FromAt] = Instant.Min(at, drop.FromAt);   // over, or never to be
        foreach (var change in changed) _plan[change.FromAt] = change.ToAt!.Value;
        if (IsPublished && dropped.Count + changed.Count > 0) Corrections++;
        IsPublished = true;
        return [.. dropped, .. changed];
    }

    /// <summary>The interval that runs keeps its name; one that would have begun by now begins now.</summary>
    private Instant BeginOf(Instant from, Instant at) => from > at ? from : _plan.Where(p => p.Key <= at && p.Value > at).Select(p => (Instant?)p.Key).FirstOrDefault() ?? at;
}
