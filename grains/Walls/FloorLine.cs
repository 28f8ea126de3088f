using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>
/// The line of an office as its windows see it after one fact. Windows that serve the same have the same next visitor, so each choice of services is asked once, however many windows there are.
/// </summary>
internal sealed class FloorLine
{
    private readonly QueueState _queue;
    private readonly Instant _at;
    private readonly Dictionary<(ImmutableArray<string>, string), ((Ticket, CallReason)?, int)> _asked = [];
    private readonly HashSet<int> _own = [];

    public FloorLine(QueueState queue, Instant at)
    {
        (_queue, _at, Open) = (queue, at, queue.Windows.Values.Count(w => w.MayCall));
        foreach (var t in queue.Waiting)
            if (t.ForWindow != 0) _own.Add(t.ForWindow);
    }

    /// <summary>Windows that may call.</summary>
    public int Open { get; }

    /// <summary>Whom a window would call, and how many it could; nobody while it may not call.</summary>
    public ((Ticket Ticket, CallReason Reason)? Next, int Waiting) For(int number, AdmittedWindow window)
    {
        if (!window.MayCall) return (null, Count(number, window));
        if (_own.Contains(number)) return (Discipline.Next(_queue, number, _at), Count(number, window));
        var choice = (window.Services, string.Join(' ', window.Reserve));
        if (!_asked.TryGetValue(choice, out var answer)) _asked[choice] = answer = (Discipline.Next(_queue, number, _at), Count(number, window));
        return answer;
    }

    private int Count(int number, AdmittedWindow window) => _queue.Waiting.Count(t => Discipline.Serves(window, number, t));
}
