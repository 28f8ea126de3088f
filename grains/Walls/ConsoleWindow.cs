using NodaTime;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>The window's cell of its own console.</summary>
internal static class ConsoleWindow
{
    public static WindowDeskCell Cell(FloorFold floor, int number)
    {
        var (queue, at) = (floor.Queue, floor.Now.Newest ?? Instant.MinValue);
        var (session, admitted) = (floor.Windows.At(number, queue, at), queue.Windows.GetValueOrDefault(number));
        var name = session.Operator ?? admitted?.Operator;
        var day = floor.Operators.Of(name);
        // Whoever is called comes first: he is on the way.
        var inHand = queue.AllAt(number).OrderBy(t => t.Phase == TicketPhase.Serving).ThenBy(t => t.Since).ThenBy(t => t.Id, StringComparer.Ordinal);
        return new WindowDeskCell(
            number, name, session.Face, session.Since, admitted?.Services ?? [], admitted?.Reserve ?? [], [.. inHand.Select(TicketOf)],
            session.Face == FloorFace.WrapUp ? admitted!.WrapUpUntil : null, admitted?.AwaitedAt, session.Face == FloorFace.Break ? session.Break ?? BreakKind.Technical : null,
            RefusalOfBreak(queue, number), queue.Windows.Count(w => w.Key != number && w.Value.MayCall), day.Served, day.MeanS, day.NoShows);
    }

    private static DeskTicket TicketOf(Ticket t) => new(
        t.Id, TicketNumber.Of(t.Id), t.Service, t.Class, t.Category, t.Phase == TicketPhase.Serving, t.Since, t.Trace.WaitedS ?? 0, t.Recalls,
        t.Phase == TicketPhase.Called ? t.EndsAt : null, t.Also, t.Customer is not null);

    /// <summary>The queue's own answer to whoever would ask now.</summary>
    private static string? RefusalOfBreak(QueueState queue, int number) => WindowRights.Break(queue, new AskBreak(number, BreakKind.Personal), queue.LastAt).Refusal?.Code;
}
