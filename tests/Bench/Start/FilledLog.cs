using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Bench.Days;
using OpsHub.Bench.Stores;
using OpsHub.Silo.Log;

namespace OpsHub.Bench.Start;

/// <summary>Fills a log with generated days through its own Append.</summary>
internal static class FilledLog
{
    private const int InFlight = 4_000;

    /// <returns>Events in the log.</returns>
    public static async Task<long> Fill(IStore store, int seed, long events, CancellationToken cancel)
    {
        await using var log = await EventLogs.Open(store.Connection, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
        var days = new Queue<Task<Appended>>();
        foreach (var commits in Region.Days(seed, events).Chunk(InFlight / 2))
        {
            // Appends of one stream are taken in the order in which they are asked for, so nothing need be awaited in between.
            foreach (var commit in commits) days.Enqueue(log.Append(commit, cancel));
            while (days.Count > InFlight / 2)
                if (await days.Dequeue() is not Appended.Written) throw new InvalidOperationException("A generated commit was not written.");
        }
        while (days.TryDequeue(out var last)) await last;
        var head = await log.Head(cancel);
        // What reactions would have asked for is generated already.
        await log.SavePosition("reactions", head, cancel);
        return head;
    }
}
