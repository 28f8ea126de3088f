using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>Cells <c>window/{number}</c> of window board and office wall.</summary>
internal static class FloorWindowCells
{
    public static void Draw(FloorFold floor, Dictionary<string, object> cells)
    {
        var line = new FloorLine(floor.Queue, floor.LineAt);
        foreach (var number in floor.Now.Floor.Windows.Keys.Union(floor.Queue.Windows.Keys)) cells[$"window/{number}"] = Cell(floor, number, line);
    }

    private static FloorWindowCell Cell(FloorFold floor, int number, FloorLine line)
    {
        var (queue, at) = (floor.Queue, floor.Now.Newest ?? Instant.MinValue);
        var (window, session, tickets) = (queue.Windows.GetValueOrDefault(number), floor.Windows.At(number, queue, at), queue.AllAt(number));
        var (next, waiting) = window is null ? (null, 0) : line.For(number, window);
        var mayBreak = window is { MayCall: true } && line.Open > 1 && tickets.Count == 0;
        return new FloorWindowCell(
            number, session.Face, session.Operator ?? (window is { MayCall: true } or { OnBreak: true } ? window.Operator : null), window?.Services ?? [], window?.Reserve ?? [],
            session.Face == FloorFace.Break ? session.Break : null, session.Since, window is { } w && w.WrapUpUntil > at ? w.WrapUpUntil : null, window?.AwaitedAt,
            [.. tickets.OrderBy(t => t.Since).ThenBy(t => t.Id, StringComparer.Ordinal).Select(t => TicketOf(queue, t))], waiting,
            next is var (ticket, reason) ? NextOf(ticket, reason) : null, mayBreak, window is not { MayCall: true } || mayBreak ? null : tickets.Count > 0 ? "ticket-in-hand" : "last-window");
    }

    private static FloorTicketCell TicketOf(QueueState queue, Ticket t) => new(
        t.Id, TicketNumber.Of(t.Id), t.Service, t.Class, t.Category, t.Phase, t.IssuedAt, t.Since, t.Recalls, t.Phase == TicketPhase.Called ? t.EndsAt : null,
        t.Phase == TicketPhase.Serving && queue.Service(t.Service)?.NormS is { } norm ? t.Since + Duration.FromSeconds(norm) : null, t.Also, t.Booking?.SlotAt);

    private static NextCell NextOf(Ticket t, CallReason reason) =>
        new(t.Id, TicketNumber.Of(t.Id), t.Service, t.Class, reason.Rule, reason.WaitedS, reason.HeadStartS, reason.Overtook, reason.Fit);
}
