using OpsHub.Faults.Tests.Support;

namespace OpsHub.Faults.Tests.Killing;

/// <summary>The rules of a queue, checked on the stored JSON alone: a ticket is never with two windows, a window never has two tickets, numbers are unique.</summary>
internal static class QueueCheck
{
    public static List<string> Broken(IEnumerable<StoredFact> log) =>
        [.. log.Where(f => f.Stream.StartsWith("queue/", StringComparison.Ordinal)).GroupBy(f => f.Stream).SelectMany(q => OfQueue(q.Key, q))];

    private static IEnumerable<string> OfQueue(string queue, IEnumerable<StoredFact> facts)
    {
        var windowOf = new Dictionary<string, int>();
        var numbers = new HashSet<string>();
        foreach (var fact in facts)
        {
            if (fact.Name == "ticket-issued/1")
            {
                if (!numbers.Add(fact.Text("ticket"))) yield return $"{queue}: {fact.Text("ticket")} was issued twice";
            }
            else if (fact.Name == "ticket-called/1")
            {
                var (ticket, window) = (fact.Text("ticket"), fact.Number("window"));
                if (!numbers.Contains(ticket)) yield return $"{queue}: {ticket} was called and never issued";
                if (windowOf.ContainsValue(window)) yield return $"{queue}: window {window} has two tickets at version {fact.Version}";
                if (!windowOf.TryAdd(ticket, window)) yield return $"{queue}: {ticket} is with two windows at version {fact.Version}";
            }
            else if (fact.Name == "service-started/1" && windowOf.GetValueOrDefault(fact.Text("ticket")) != fact.Number("window"))
            {
                yield return $"{queue}: {fact.Text("ticket")} is served where it was not called, at version {fact.Version}";
            }
            else if (fact.Name is "service-finished/1" or "ticket-no-show/1" && !windowOf.Remove(fact.Text("ticket")))
            {
                yield return $"{queue}: {fact.Text("ticket")} is over twice, at version {fact.Version}";
            }
        }
    }
}
