using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Silo.Followers;

/// <summary>
/// Every instant at which a grain wants to be woken: a fold of the log, so a restart knows what the last run knew.
/// One writer (the fold lane); the watch reads and strikes out.
/// </summary>
internal sealed class DeadlineBook(Catalog catalog) : IKeptFollower
{
    /// <summary>Passed-over entries that are borne before the order is made anew.</summary>
    private const int MostStale = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<Due, Instant> _due = [];
    private readonly PriorityQueue<Due, Instant> _order = new();
    private TaskCompletionSource _earlier = New();

    public string Name => "deadlines";

    public int Shape => 1;

    /// <summary>Instants waited for.</summary>
    public int Count
    {
        get { lock (_lock) return _due.Count; }
    }

    public void Apply(in Recorded fact)
    {
        foreach (var deadline in catalog.Kind(fact.Grain.Kind)?.DeadlinesOf(fact.Event) ?? [])
            Note(new Due(fact.Grain, deadline.Key), deadline.DueAt);
    }

    /// <summary>The earliest instant and a task that completes when an earlier one is noted; null when nothing is waited for.</summary>
    public (Instant? Next, Task Earlier) Next()
    {
        lock (_lock) return (FirstLocked(), _earlier.Task);
    }

    /// <summary>Everything due at the earliest instant that is no later than the given one, in a stable order; it stays noted until struck out.</summary>
    public IReadOnlyList<(Due Due, Instant At)> DueBy(Instant instant)
    {
        lock (_lock)
        {
            if (FirstLocked() is not { } first || first > instant) return [];
            List<(Due Due, Instant At)> due = [];
            while (FirstLocked() == first) due.Add((_order.Dequeue(), first));
            foreach (var (entry, at) in due) _order.Enqueue(entry, at);
            return [.. due.Distinct().OrderBy(d => d.Due.Grain.ToString(), StringComparer.Ordinal).ThenBy(d => d.Due.Key, StringComparer.Ordinal)];
        }
    }

    /// <summary>Forgets a deadline that was passed, unless it has been moved meanwhile.</summary>
    public void StrikeOut(Due due, Instant at)
    {
        lock (_lock)
            if (_due.TryGetValue(due, out var noted) && noted == at) _due.Remove(due);
    }

    public byte[] Save()
    {
        lock (_lock) return JsonSerializer.SerializeToUtf8Bytes(_due.Select(d => new Kept(d.Key.Grain.ToString(), d.Key.Key, d.Value)), HubJson.Options);
    }

    public void Load(ReadOnlySpan<byte> saved)
    {
        foreach (var kept in JsonSerializer.Deserialize<Kept[]>(saved, HubJson.Options)!)
            Note(new Due(GrainId.Parse(kept.Grain), kept.Key), kept.At);
    }

    private void Note(Due due, Instant? at)
    {
        TaskCompletionSource? earlier = null;
        lock (_lock)
        {
            if (at is not { } instant)
            {
                _due.Remove(due);   // its entry in the order is passed over when it comes up
                return;
            }
            if (FirstLocked() is not { } first || instant < first) (earlier, _earlier) = (_earlier, New());
            _due[due] = instant;
            _order.Enqueue(due, instant);
            if (_order.Count > MostStale + (2 * _due.Count)) ReorderLocked();
        }
        earlier?.TrySetResult();
    }

    /// <summary>Entries of deadlines that were forgotten or moved would stay until their instants; once they outnumber the others they go.</summary>
    private void ReorderLocked()
    {
        _order.Clear();
        foreach (var (due, at) in _due) _order.Enqueue(due, at);
    }

    private Instant? FirstLocked()
    {
        while (_order.TryPeek(out var due, out var at))
        {
            if (_due.TryGetValue(due, out var noted) && noted == at) return at;
            _order.Dequeue();
        }
        return null;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Kept(string Grain, string Key, Instant At);
}

/// <summary>One deadline of one grain.</summary>
internal readonly record struct Due(GrainId Grain, string Key);
