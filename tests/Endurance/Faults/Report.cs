using System.Globalization;
using OpsHub.Endurance.Faults.History;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Grains;
using OpsHub.Grains.Queues;

namespace OpsHub.Endurance.Faults;

/// <summary>What a run found, as a table and a verdict.</summary>
internal sealed class Report(TextWriter to)
{
    private const int Shown = 20;

    /// <summary>Whether nothing was found.</summary>
    public bool Print(IReadOnlyList<Entry> history, IReadOnlyList<StoredFact> log, IReadOnlyList<Happened> happened, IReadOnlyList<string> ends)
    {
        Table(history, happened);
        var answers = history.Where(e => e.What == Told.Answered).Select(e => (e.Stream, e.Id)).ToHashSet().Count;
        to.WriteLine($"{history.Count(e => e.What == Told.Asked)} sendings of {history.Select(e => (e.Stream, e.Id)).ToHashSet().Count} commands, {answers} of them acknowledged, {history.Count(e => e.What == Told.Answered) - answers} answers repeated; {log.Count} events in the log.");
        to.WriteLine($"Without an answer at first: {Counted(history.Where(e => e.What == Told.Unanswered).Select(e => e.Why!))}.");
        to.WriteLine($"Processes that ended: {Counted(ends)}.");
        List<string> flaws = [.. HistoryCheck.Flaws(history, log, IsOwn).Select(f => f.ToString()), .. new NoCheck(Concepts.Catalog, Queue.Kind.Name).Flaws(history, log).Select(f => f.ToString()), .. QueueCheck.Broken(log)];
        foreach (var flaw in flaws.Take(Shown)) to.WriteLine($"  {flaw}");
        to.WriteLine(flaws.Count == 0 ? "Verdict: nothing lost, doubled, reordered, altered or answered from the past." : $"Verdict: {flaws.Count} flaws.");
        return flaws.Count == 0;
    }

    /// <summary>Facts that reactions, deadlines and the first start made; clients own the queues and callers of the scene, whose ids they made themselves.</summary>
    private static bool IsOwn(StoredFact fact) => !fact.Stream.StartsWith($"queue/{Scene.Company}/", StringComparison.Ordinal) && !fact.CommandId.StartsWith("fact:", StringComparison.Ordinal);

    private void Table(IReadOnlyList<Entry> history, IReadOnlyList<Happened> happened)
    {
        to.WriteLine("\n| fault | times | silence p50 | silence max | longest wait p50 | longest wait max | sent again |\n|---|---:|---:|---:|---:|---:|---:|");
        foreach (var fault in happened.GroupBy(h => h.Fault))
        {
            var gaps = fault.Select(h => Gap.Of(history, h)).ToList();
            to.WriteLine($"| {fault.Key} | {gaps.Count} | {Seconds(Median(gaps, g => g.SilenceMs))} | {Seconds(gaps.Max(g => g.SilenceMs))} | {Seconds(Median(gaps, g => g.WaitMs))} | {Seconds(gaps.Max(g => g.WaitMs))} | {gaps.Sum(g => g.Unanswered)} |");
        }
        to.WriteLine();
    }

    private static double Median(IEnumerable<Gap> gaps, Func<Gap, double> of) => gaps.Select(of).Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private static string Seconds(double ms) => (ms / 1000).ToString("0.0 s", CultureInfo.InvariantCulture);

    private static string Counted(IEnumerable<string> things) => things.CountBy(t => t).OrderByDescending(c => c.Value).Select(c => $"{c.Value} × {c.Key}").ToList() is { Count: > 0 } counted ? string.Join(", ", counted) : "none";
}
