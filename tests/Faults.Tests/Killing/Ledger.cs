using System.Collections.Concurrent;
using OpsHub.Faults.Tests.Support;

namespace OpsHub.Faults.Tests.Killing;

/// <summary>Everything the hub ever acknowledged, to be held against the log.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<Asked, Acknowledged> _answers = new();
    private readonly ConcurrentQueue<string> _changed = new();

    public int Count => _answers.Count;

    /// <summary>Notes an answer; a second one to the same command must be the same.</summary>
    public void Note(Asked asked, Acknowledged answer)
    {
        var first = _answers.GetOrAdd(asked, answer);
        if (first != answer) _changed.Enqueue($"{asked} was answered {first}, then {answer}");
    }

    /// <summary>Every promise that the log does not keep; empty when it keeps all.</summary>
    public List<string> Broken(IReadOnlyList<StoredFact> log)
    {
        var written = log.ToLookup(f => new Asked(f.Stream, f.CommandId));
        List<string> broken = [.. _changed];
        foreach (var (asked, answer) in _answers)
        {
            var events = written[asked].ToList();
            if (events.Count != answer.Events) broken.Add($"{asked}: {answer.Events} events acknowledged, {events.Count} in the log");
            else if (answer.Version is { } version && (events[^1].Version != version || events[^1].Position != answer.Position)) broken.Add($"{asked}: acknowledged {answer}, in the log {events[^1].Version} at {events[^1].Position}");
        }
        return [.. broken, .. Order(log), .. written.Where(c => c.Last().Version - c.First().Version != c.Count() - 1).Select(c => $"{c.Key} was written twice")];
    }

    /// <summary>Positions grow; the versions of each stream have no gap.</summary>
    private static IEnumerable<string> Order(IReadOnlyList<StoredFact> log)
    {
        var versions = new Dictionary<string, long>();
        var position = 0L;
        foreach (var fact in log)
        {
            if (fact.Position <= position) yield return $"position {fact.Position} stands behind {position}";
            if (fact.Version != versions.GetValueOrDefault(fact.Stream) + 1) yield return $"{fact.Stream}: version {fact.Version} follows {versions.GetValueOrDefault(fact.Stream)}";
            (position, versions[fact.Stream]) = (fact.Position, fact.Version);
        }
    }
}
