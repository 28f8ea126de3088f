using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Walls;

/// <summary>A line's calls and operators, by questions to the whole list of facts.</summary>
internal sealed class LineRecount(IReadOnlyList<Recorded> facts, string line)
{
    public IEnumerable<CallAnswered> Answered => Of<CallAnswered>();

    public IEnumerable<CallAbandoned> Abandoned => Of<CallAbandoned>().Where(a => a.WaitedS > 0);

    /// <summary>Talk and holds of an answered call, or null while it lasts.</summary>
    public int? TalkOf(CallAnswered answered)
    {
        var call = facts.Single(f => ReferenceEquals(f.Event, answered)).Grain;
        return facts.Where(f => f.Grain == call).Select(f => f.Event).OfType<CallEnded>().SingleOrDefault() is { } ended ? ended.TalkS + (ended.HoldS ?? 0) : null;
    }

    public int Staff(OperatorPhase phase) => Changes().GroupBy(c => c.Who).Count(g => g.Last().Phase == phase);

    /// <summary>Seconds that operators were busy and available between two instants, in whole seconds of each of their phases.</summary>
    public (long BusyS, long AvailableS) StaffTime(Instant from, Instant to)
    {
        var (busy, free) = (0L, 0L);
        foreach (var mine in Changes().GroupBy(c => c.Who))
        {
            var story = mine.ToList();
            for (var i = 0; i < story.Count; i++)
            {
                var until = i + 1 < story.Count ? story[i + 1].At : to;
                var seconds = Math.Max(0, (long)(Instant.Min(until, to) - Instant.Max(story[i].At, from)).TotalSeconds);
                if (story[i].Phase is OperatorPhase.Talking or OperatorPhase.WrapUp) busy += seconds;
                else if (story[i].Phase is OperatorPhase.Available) free += seconds;
            }
        }
        return (busy, free);
    }

    private IEnumerable<(string Who, OperatorPhase? Phase, Instant At)> Changes()
    {
        foreach (var fact in facts.Where(f => f.Grain == Line.IdOf(RandomDays.Company, line)))
        {
            if (fact.Event is OperatorChanged c) yield return (c.Operator, c.Phase, c.At);
            if (fact.Event is OperatorSignedOut s) yield return (s.Operator, null, s.At);
        }
    }

    private IEnumerable<T> Of<T>()
        where T : CallerEvent => facts.Select(f => f.Event).OfType<T>().Where(c => c.Line == line);
}
