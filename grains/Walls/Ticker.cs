using System.Collections.Immutable;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>What just happened, newest in the log first.</summary>
internal sealed class Ticker
{
    private const int MaxLines = 12;

    public ImmutableArray<TickerLine> Lines { get; set; } = [];

    /// <summary>Adds the fact if it is worth a line.</summary>
    /// <param name="happened">The fact.</param>
    /// <param name="place">Short name of its office or line.</param>
    /// <param name="resumed">Whether it ended a feed's silence.</param>
    public bool Add(IEvent happened, string place, bool resumed)
    {
        if (LineOf(happened, place, resumed) is not { } line) return false;
        Lines = [line, .. Lines.Take(MaxLines - 1)];
        return true;
    }

    private static TickerLine? LineOf(IEvent happened, string place, bool resumed) => happened switch
    {
        TicketIssued e => new(e.At, "ticket-issued", place, TicketNumber.Of(e.Ticket), null),
        TicketCalled e => new(e.At, "ticket-called", place, TicketNumber.Of(e.Ticket), e.Window),
        ServiceFinished e => new(e.At, "ticket-served", place, TicketNumber.Of(e.Ticket), e.Window),
        TicketNoShow e => new(e.At, "ticket-no-show", place, TicketNumber.Of(e.Ticket), e.Window),
        WaitBreached e => new(e.At, "wait-breached", place, TicketNumber.Of(e.Ticket), null),
        WindowOpened e => new(e.At, "window-opened", place, null, e.Number),
        WindowClosed e => new(e.At, "window-closed", place, null, e.Number),
        BreakStarted e => new(e.At, "break-started", place, null, e.Number),
        BreakEnded e => new(e.At, "break-ended", place, null, e.Number),
        DisplayStalled e => new(e.At, "feed-stalled", place, null, null),
        DisplayRead e when resumed => new(e.At, "feed-resumed", place, null, null),
        CallAbandoned { WaitedS: > 0 } e => new(e.At, "call-abandoned", place, null, null),
        _ => null,
    };
}
