using System.Collections.Immutable;
using OpsHub.Grains.Lines;

namespace OpsHub.Grains.Walls.Calls;

/// <summary>Seconds that one operator of a line has spent in each state today, in phases that are over.</summary>
internal sealed class OperatorTime
{
    /// <summary>Reasons told apart; a reason is free text, so its number is bounded here. Further ones count as told without one.</summary>
    public const int MostReasons = 12;

    public long AvailableS { get; set; }

    public long TalkingS { get; set; }

    public long WrapUpS { get; set; }

    public long AwayS { get; set; }

    /// <summary>By reason; without one under the empty text.</summary>
    public SortedDictionary<string, long> PauseS { get; set; } = new(StringComparer.Ordinal);

    public void Add(OperatorSpell spell, string? reason)
    {
        var seconds = Math.Max(0, (long)(spell.To - spell.From).TotalSeconds);
        switch (spell.Phase)
        {
            case OperatorPhase.Available: AvailableS += seconds; break;
            case OperatorPhase.Talking: TalkingS += seconds; break;
            case OperatorPhase.WrapUp: WrapUpS += seconds; break;
            case OperatorPhase.Away: AwayS += seconds; break;
            case OperatorPhase.Pause: Pause(reason ?? "", seconds); break;
            default: throw new InvalidOperationException($"Unknown phase {spell.Phase}.");
        }
    }

    public OperatorTimeCell Cell() => new(AvailableS, TalkingS, WrapUpS, AwayS, PauseS.Values.Sum(), [.. PauseS.Select(p => new PauseCell(p.Key.Length == 0 ? null : p.Key, p.Value))]);

    private void Pause(string reason, long seconds)
    {
        var key = PauseS.ContainsKey(reason) || PauseS.Count < MostReasons ? reason : "";
        PauseS[key] = PauseS.GetValueOrDefault(key) + seconds;
    }
}
