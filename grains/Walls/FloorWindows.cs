using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>The windows of an office's floor; only cells that changed are set again.</summary>
internal sealed class FloorWindows
{
    /// <summary>Break of a window that is on one, and since when each window has its face.</summary>
    public SortedDictionary<int, WindowSession> Sessions { get; set; } = [];

    /// <summary>What of the others' doing a window's cell shows, as last set.</summary>
    public Dictionary<int, Around> Shown { get; set; } = [];

    /// <param name="Operator">Who sits there, or null.</param>
    /// <param name="Break">Kind of the break that goes on, or null.</param>
    /// <param name="Face">Its face.</param>
    /// <param name="Since">Since when.</param>
    internal sealed record WindowSession(string? Operator, BreakKind? Break, FloorFace Face, Instant? Since);

    /// <summary>What a window's cell shows that changes by what others do.</summary>
    internal readonly record struct Around(string? Next, CallRule? Rule, int Waiting, bool MayBreak, Instant? AwaitedAt);

    public void Update(string screen, string wall, OfficeNow office, QueueState queue, IEvent happened, Ticket? before, ICells cells)
    {
        Note(happened);
        var at = office.Newest ?? Instant.MinValue;
        var line = new FloorLine(queue, at);
        foreach (var number in office.Floor.Windows.Keys.Union(queue.Windows.Keys).Order().ToList())
        {
            var (next, waiting) = queue.Windows.GetValueOrDefault(number) is { } known ? line.For(number, known) : (null, 0);
            var around = AroundOf(queue, number, next, waiting, line);
            if (!Concerns(happened, before, number) && Shown.TryGetValue(number, out var shown) && shown == around) continue;
            Shown[number] = around;
            var cell = Cell(queue, number, next, around, at);
            cells.Set(screen, $"window/{number}", cell);
            cells.Set(wall, $"window/{number}", cell);
        }
    }

    private void Note(IEvent happened)
    {
        switch (happened)
        {
            case WindowOpened e: Sessions[e.Number] = Of(e.Number) with { Operator = e.Operator, Break = null }; break;
            case WindowClosed e: Sessions[e.Number] = Of(e.Number) with { Operator = null, Break = null }; break;
            case BreakStarted e: Sessions[e.Number] = Of(e.Number) with { Break = e.Kind }; break;
            case BreakEnded e: Sessions[e.Number] = Of(e.Number) with { Break = null }; break;
        }
    }

    private WindowSession Of(int number) => Sessions.GetValueOrDefault(number) ?? new WindowSession(null, null, FloorFace.Closed, null);

    private static bool Concerns(IEvent happened, Ticket? before, int number) => happened switch
    {
        WindowEvent e => e.Number == number,
        WindowAdmitted e => e.Window == number,
        WindowWithdrawn e => e.Window == number,
        BreakGranted e => e.Window == number,
        WindowAwaited e => e.Window == number,
        WindowIdled e => e.Window == number,
        TicketCalled e => e.Window == number,
        TicketEvent => before?.Window == number,
        QueueClosed or QueueKept or QueueOpened or QueueConfigured => true,
        _ => false,
    };

    private static Around AroundOf(QueueState queue, int number, (Ticket Ticket, CallReason Reason)? next, int waiting, FloorLine line)
    {
        var window = queue.Windows.GetValueOrDefault(number);
        return new Around(next?.Ticket.Id, next?.Reason.Rule, waiting, window is { MayCall: true } && line.Open > 1 && queue.AllAt(number).Count == 0, window?.AwaitedAt);
    }

    private FloorWindowCell Cell(QueueState queue, int number, (Ticket Ticket, CallReason Reason)? next, Around around, Instant at)
    {
        var (window, session, tickets) = (queue.Windows.GetValueOrDefault(number), Of(number), queue.AllAt(number).OrderBy(t => t.Since).ThenBy(t => t.Id, StringComparer.Ordinal).ToList());
        var face = FaceOf(window, tickets, at);
        if (face != session.Face) Sessions[number] = session = session with { Face = face, Since = tickets.Count > 0 ? tickets[0].Since : at };
        var whyNot = window is not { MayCall: true } || around.MayBreak ? null : tickets.Count > 0 ? "ticket-in-hand" : "last-window";
        return new FloorWindowCell(
            number, face, session.Operator ?? (window is { MayCall: true } or { OnBreak: true } ? window.Operator : null), window?.Services ?? [], window?.Reserve ?? [],
            face == FloorFace.Break ? session.Break : null, session.Since, window is { } w && w.WrapUpUntil > at ? w.WrapUpUntil : null, window?.AwaitedAt,
            [.. tickets.Select(t => TicketOf(queue, t))], around.Waiting, next is var (ticket, reason) ? NextOf(ticket, reason) : null, around.MayBreak, whyNot);
    }

    private static FloorFace FaceOf(AdmittedWindow? window, List<Ticket> tickets, Instant at) => (tickets, window) switch
    {
        ({ Count: > 0 }, _) => tickets.Exists(t => t.Phase == TicketPhase.Called) ? FloorFace.Calling : FloorFace.Serving,
        (_, { MayCall: true }) => window.WrapUpUntil > at ? FloorFace.WrapUp : FloorFace.Idle,
        (_, { OnBreak: true }) => FloorFace.Break,
        _ => FloorFace.Closed,
    };

    private static FloorTicketCell TicketOf(QueueState queue, Ticket t) => new(
        t.Id, TicketNumber.Of(t.Id), t.Service, t.Class, t.Category, t.Phase, t.IssuedAt, t.Since, t.Recalls, t.Phase == TicketPhase.Called ? t.EndsAt : null,
        t.Phase == TicketPhase.Serving && queue.Service(t.Service)?.NormS is { } norm ? t.Since + Duration.FromSeconds(norm) : null, t.Also, t.Booking?.SlotAt);

    private static NextCell NextOf(Ticket t, CallReason reason) =>
        new(t.Id, TicketNumber.Of(t.Id), t.Service, t.Class, reason.Rule, reason.WaitedS, reason.HeadStartS, reason.Overtook, reason.Fit);
}
