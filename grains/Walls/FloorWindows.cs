using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>The windows of an office's floor: who sits there, on which break, and since when each has its face.</summary>
internal sealed class FloorWindows
{
    public SortedDictionary<int, WindowSession> Sessions { get; set; } = [];

    /// <param name="Operator">Who sits there, or null.</param>
    /// <param name="Break">Kind of the break that goes on, or null.</param>
    /// <param name="Face">Its face.</param>
    /// <param name="Since">Since when, or null.</param>
    internal sealed record WindowSession(string? Operator, BreakKind? Break, FloorFace Face, Instant? Since)
    {
        public static WindowSession None { get; } = new(null, null, FloorFace.Closed, null);
    }

    /// <summary>Folds one fact.</summary>
    /// <param name="happened">The fact.</param>
    /// <param name="before">Its ticket before it.</param>
    /// <param name="queue">After it.</param>
    /// <param name="at">Newest instant of the office.</param>
    public void Apply(IEvent happened, Ticket? before, QueueState queue, Instant at)
    {
        if (happened is WindowEvent e) Sessions[e.Number] = Noted(Known(e.Number), e);
        if (happened is QueueClosed or QueueKept or QueueOpened or QueueConfigured) foreach (var number in queue.Windows.Keys) Turn(number, queue, at);
        else if (Concerned(happened, before) is > 0 and var one) Turn(one, queue, at);
    }

    /// <summary>A window as of an instant: a wrap-up ends without anybody's word.</summary>
    public WindowSession At(int number, QueueState queue, Instant at) =>
        Known(number) is { Face: FloorFace.WrapUp, Since: { } since } session && queue.Windows.GetValueOrDefault(number) is { MayCall: true } window && window.WrapUpUntil <= at
            ? session with { Face = FloorFace.Idle, Since = Instant.Max(since, window.WrapUpUntil) }
            : Known(number);

    private WindowSession Known(int number) => Sessions.GetValueOrDefault(number) ?? WindowSession.None;

    private static WindowSession Noted(WindowSession known, WindowEvent happened) => happened switch
    {
        WindowOpened e => known with { Operator = e.Operator, Break = null },
        WindowClosed => known with { Operator = null, Break = null },
        BreakStarted e => known with { Break = e.Kind },
        BreakEnded => known with { Break = null },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    /// <summary>The one window whose face a fact may change, or 0.</summary>
    private static int Concerned(IEvent happened, Ticket? before) => happened switch
    {
        WindowEvent e => e.Number,
        WindowAdmitted e => e.Window,
        WindowWithdrawn e => e.Window,
        TicketCalled e => e.Window,
        TicketEvent => before?.Window ?? 0,
        _ => 0,
    };

    private void Turn(int number, QueueState queue, Instant at)
    {
        var (known, tickets) = (At(number, queue, at), queue.AllAt(number));
        var face = FaceOf(queue.Windows.GetValueOrDefault(number), tickets, at);
        if (face != known.Face) known = known with { Face = face, Since = tickets.Count > 0 ? tickets.Min(t => t.Since) : at };
        Sessions[number] = known;
    }

    private static FloorFace FaceOf(AdmittedWindow? window, IReadOnlyList<Ticket> tickets, Instant at) => (tickets, window) switch
    {
        ({ Count: > 0 }, _) => tickets.Any(t => t.Phase == TicketPhase.Called) ? FloorFace.Calling : FloorFace.Serving,
        (_, { MayCall: true }) => window.WrapUpUntil > at ? FloorFace.WrapUp : FloorFace.Idle,
        (_, { OnBreak: true }) => FloorFace.Break,
        _ => FloorFace.Closed,
    };
}
