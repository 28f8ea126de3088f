using System.Text.Json.Serialization;
using NodaTime;
using OpsHub.Grains.Lines;

namespace OpsHub.Grains.Walls.Calls;

/// <summary>An operator as last reported.</summary>
/// <param name="Reason">Why he pauses or is away, or null.</param>
internal sealed record OperatorNow(OperatorPhase Phase, Instant Since, string? Reason = null);

/// <summary>A time that an operator spent in a phase.</summary>
internal sealed record OperatorSpell(OperatorPhase Phase, Instant From, Instant To)
{
    public void AddTo(CallSums sums)
    {
        var seconds = Math.Max(0, (long)(To - From).TotalSeconds);
        if (Phase is OperatorPhase.Talking or OperatorPhase.WrapUp) sums.BusyS += seconds;
        else if (Phase is OperatorPhase.Available) sums.AvailableS += seconds;
    }
}

/// <summary>The operators of a line as its telephones report them: who does what since when, and how they spent the last half hour.</summary>
internal sealed class LineStaff
{
    public Dictionary<string, OperatorNow> Now { get; set; } = [];

    /// <summary>Whether anything was ever reported.</summary>
    public bool Known { get; set; }

    /// <summary>Phases that ended in the last half hour, and perhaps some older ones.</summary>
    public Queue<OperatorSpell> Spells { get; set; } = [];

    /// <summary>Calls answered today, by operator.</summary>
    public Dictionary<string, int> Answered { get; set; } = [];

    /// <summary>How those who were reported have spent today.</summary>
    public Dictionary<string, OperatorTime> Today { get; set; } = [];

    /// <summary>What operators serve, where somebody says.</summary>
    public Dictionary<string, OperatorServes> Serves { get; set; } = [];

    public void BeginDay()
    {
        Answered.Clear();
        Today.Clear();
    }

    /// <param name="happened">A report or a sign-out.</param>
    /// <param name="dayStart">From here on a phase is of today.</param>
    /// <returns>The phase that this ends, or null.</returns>
    public OperatorSpell? Apply(LineEvent happened, Instant dayStart)
    {
        var (who, next) = happened switch
        {
            OperatorChanged e => (e.Operator, new OperatorNow(e.Phase, e.At, e.Reason)),
            OperatorSignedOut e => (e.Operator, null),
            _ => throw new InvalidOperationException($"Unknown event {happened}."),
        };
        Known = true;
        var ended = Now.GetValueOrDefault(who) is { } before ? new OperatorSpell(before.Phase, before.Since, happened.At) : null;
        if (!Today.TryGetValue(who, out var today)) Today[who] = today = new OperatorTime();
        if (ended is not null)
        {
            Spells.Enqueue(ended);
            today.Add(ended with { From = Instant.Max(ended.From, dayStart) }, Now[who].Reason);
        }
        if (next is null) Now.Remove(who);
        else Now[who] = next;
        while (Spells.TryPeek(out var first) && first.To < happened.At - LineSpans.Longest) Spells.Dequeue();
        return ended;
    }

    /// <summary>Who serves calls now or can; null: the telephones do not say.</summary>
    [JsonIgnore]
    public int? OnDuty => Known ? Now.Values.Count(o => o.Phase is OperatorPhase.Talking or OperatorPhase.WrapUp or OperatorPhase.Available) : null;

    /// <summary>Adds the operators' time between two instants.</summary>
    public void AddTo(CallSums sums, Instant from, Instant to)
    {
        foreach (var spell in Spells.Concat(GoingOn(to)))
            if (spell.To > from) (spell with { From = Instant.Max(spell.From, from), To = Instant.Min(spell.To, to) }).AddTo(sums);
    }

    /// <summary>Adds the time of phases that go on.</summary>
    public void AddGoingOn(CallSums sums, Instant from, Instant to)
    {
        foreach (var spell in GoingOn(to)) (spell with { From = Instant.Max(spell.From, from) }).AddTo(sums);
    }

    public OperatorsCell? ByPhase() =>
        Known ? new OperatorsCell(In(OperatorPhase.Talking), In(OperatorPhase.WrapUp), In(OperatorPhase.Available), In(OperatorPhase.Pause), In(OperatorPhase.Away)) : null;

    private IEnumerable<OperatorSpell> GoingOn(Instant to) => Now.Values.Select(o => new OperatorSpell(o.Phase, o.Since, to));

    private int In(OperatorPhase phase) => Now.Values.Count(o => o.Phase == phase);
}
