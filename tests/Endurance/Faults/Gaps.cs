using OpsHub.Endurance.Faults.History;

namespace OpsHub.Endurance.Faults;

/// <summary>One fault as it happened.</summary>
/// <param name="FromMs">When it began, on the history's clock.</param>
/// <param name="UntilMs">When every node was ready again and every client had been answered.</param>
internal sealed record Happened(string Fault, double FromMs, double UntilMs);

/// <summary>What a fault cost those who asked.</summary>
/// <param name="SilenceMs">Longest time in which no command of anybody was acknowledged.</param>
/// <param name="WaitMs">Longest time that one command took from its first sending to its answer.</param>
/// <param name="Unanswered">Sendings of a command without an answer, sent again later.</param>
internal sealed record Gap(double SilenceMs, double WaitMs, int Unanswered)
{
    public static Gap Of(IReadOnlyList<Entry> history, Happened fault)
    {
        var answered = history.Where(e => e.What == Told.Answered && e.AtMs >= fault.FromMs && e.AtMs <= fault.UntilMs).Select(e => e.AtMs).ToList();
        List<double> instants = [fault.FromMs, .. answered, fault.UntilMs];
        var silence = instants.Zip(instants.Skip(1), (before, after) => after - before).Max();
        return new Gap(silence, Waits(history, fault).DefaultIfEmpty().Max(), history.Count(e => e.What == Told.Unanswered && e.AtMs >= fault.FromMs && e.AtMs <= fault.UntilMs));
    }

    /// <summary>Of the commands whose first answer came while the fault lasted or was being got over.</summary>
    private static IEnumerable<double> Waits(IReadOnlyList<Entry> history, Happened fault)
    {
        var asked = new Dictionary<(string, string), double>();
        foreach (var entry in history)
        {
            if (entry.What == Told.Asked) asked.TryAdd((entry.Stream, entry.Id), entry.AtMs);
            else if (entry.What == Told.Answered && asked.TryGetValue((entry.Stream, entry.Id), out var since))
            {
                asked[(entry.Stream, entry.Id)] = double.PositiveInfinity;   // only its first answer
                if (entry.AtMs >= fault.FromMs && entry.AtMs <= fault.UntilMs && double.IsFinite(since)) yield return entry.AtMs - since;
            }
        }
    }
}
