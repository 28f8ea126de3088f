using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>The called tickets on a hall screen: a call or a recall puts its row on top, whoever has come goes below, whoever is done leaves.</summary>
internal sealed class HallCalls
{
    private const int MaxRows = 12;

    /// <summary>Newest call first; at most one row a window. Null until somebody is called.</summary>
    public List<CalledRow>? Rows { get; set; }

    /// <summary>Folds one fact.</summary>
    public void Apply(QueueEvent happened)
    {
        switch (happened)
        {
            case TicketCalled e: Top(new CalledRow(e.Ticket, e.Window, e.At, 0, false)); break;
            case TicketRecalled e when Row(e.Ticket) is { } row: Top(row with { Recalls = e.Recalls }); break;
            case ServiceStarted e when Row(e.Ticket) is { } row: Rows![Rows.IndexOf(row)] = row with { Serving = true }; break;
            case ServiceFinished or TicketNoShow or TicketLeft or TicketCancelled or TicketTransferred or TicketRequeued or TicketParked: Drop(((TicketEvent)happened).Ticket); break;
            case QueueClosed e: foreach (var turned in e.Turned) Drop(turned); break;
        }
    }

    public CallsCell Cell() => new([.. (Rows ?? []).OrderBy(r => r.Serving).Take(MaxRows).Select(r => new CallCell(TicketNumber.Of(r.Ticket), r.Window, r.CalledAt, r.Recalls, r.Serving))]);

    private CalledRow? Row(string ticket) => Rows?.Find(r => r.Ticket == ticket);

    private void Top(CalledRow row)
    {
        Drop(row.Ticket);
        (Rows ??= []).Insert(0, row);
    }

    private void Drop(string ticket) => Rows?.RemoveAll(r => r.Ticket == ticket);
}

/// <summary>One row, by the id of its ticket.</summary>
internal sealed record CalledRow(string Ticket, int Window, Instant CalledAt, int Recalls, bool Serving);
