using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>The called tickets on a hall screen: a call or a recall puts its row on top, whoever has come goes below, whoever is done leaves.</summary>
internal sealed class HallCalls
{
    private const int MaxRows = 12;

    /// <summary>Newest call first; at most one row a window.</summary>
    public List<CalledRow> Rows { get; set; } = [];

    /// <summary>Folds one fact; false when no row changed.</summary>
    public bool Apply(QueueEvent happened)
    {
        switch (happened)
        {
            case TicketCalled e: Top(new CalledRow(e.Ticket, e.Window, e.At, 0, false)); return true;
            case TicketRecalled e when Row(e.Ticket) is { } row: Top(row with { Recalls = e.Recalls }); return true;
            case ServiceStarted e when Row(e.Ticket) is { } row: Rows[Rows.IndexOf(row)] = row with { Serving = true }; return true;
            case ServiceFinished or TicketNoShow or TicketLeft or TicketCancelled or TicketTransferred or TicketRequeued or TicketParked: return Drop(((TicketEvent)happened).Ticket);
            case QueueClosed e: return e.Turned.Count(Drop) > 0;
            default: return false;
        }
    }

    public CallsCell Cell() => new([.. Rows.OrderBy(r => r.Serving).Take(MaxRows).Select(r => new CallCell(TicketNumber.Of(r.Ticket), r.Window, r.CalledAt, r.Recalls, r.Serving))]);

    private CalledRow? Row(string ticket) => Rows.Find(r => r.Ticket == ticket);

    private void Top(CalledRow row)
    {
        Drop(row.Ticket);
        Rows.Insert(0, row);
    }

    private bool Drop(string ticket) => Rows.RemoveAll(r => r.Ticket == ticket) > 0;
}

/// <summary>One row, by the id of its ticket.</summary>
internal sealed record CalledRow(string Ticket, int Window, Instant CalledAt, int Recalls, bool Serving);
