using System.Collections.Immutable;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>The window's cell of its own console.</summary>
internal static class ConsoleWindow
{
    /// <param name="floor">Of the office.</param>
    /// <param name="number">Of the window.</param>
    /// <param name="tickets">Called there or in service, a called one first.</param>
    /// <param name="open">Windows that may call.</param>
    public static WindowDeskCell Cell(FloorFold floor, int number, ImmutableArray<DeskTicket> tickets, int open)
    {
        var (session, admitted) = (floor.Windows.Sessions.GetValueOrDefault(number), floor.Queue.Windows.GetValueOrDefault(number));
        var face = session?.Face ?? FloorFace.Closed;
        var name = session?.Operator ?? admitted?.Operator;
        var day = floor.Operators.Of(name);
        return new WindowDeskCell(
            number, name, face, session?.Since, admitted?.Services ?? [], admitted?.Reserve ?? [], tickets,
            face == FloorFace.WrapUp ? admitted!.WrapUpUntil : null, admitted?.AwaitedAt, face == FloorFace.Break ? session!.Break ?? BreakKind.Technical : null,
            RefusalOfBreak(floor.Queue, number), open - (admitted is { MayCall: true } ? 1 : 0), day.Served, day.MeanS, day.NoShows);
    }

    public static DeskTicket Ticket(Ticket t) => new(
        t.Id, TicketNumber.Of(t.Id), t.Service, t.Class, t.Category, t.Phase == TicketPhase.Serving, t.Since, t.Trace.WaitedS ?? 0, t.Recalls,
        t.Phase == TicketPhase.Called ? t.EndsAt : null, t.Also);

    /// <summary>The queue's own answer to whoever would ask now.</summary>
    private static string? RefusalOfBreak(QueueState queue, int number) => WindowRights.Break(queue, new AskBreak(number, BreakKind.Personal), queue.LastAt).Refusal?.Code;
}
