using OpsHub.Grains.Queues;
using OpsHub.Grains.Waits;

namespace OpsHub.Grains.Walls;

/// <summary>Who waits: counts by service and by norm, and the oldest. Follows from the live tickets and is not kept.</summary>
internal sealed class WaitingLine
{
    private readonly SortedSet<Standing> _order = [];
    private readonly Dictionary<string, int> _byService = [];

    public WaitingLine(Dictionary<string, TicketTrace> tickets)
    {
        foreach (var (id, ticket) in tickets) Count(id, ticket, 1);
    }

    public int Waiting => _order.Count;

    /// <summary>Waiting longer than the norm.</summary>
    public int Over { get; private set; }

    /// <summary>Waiting near the norm, not yet over it.</summary>
    public int Near { get; private set; }

    /// <summary>The longest waiting ticket, or null.</summary>
    public Standing? Oldest => _order.Count == 0 ? null : _order.Min;

    public int For(string service) => _byService.GetValueOrDefault(service);

    /// <summary>Services somebody waits for, with how many.</summary>
    public IEnumerable<KeyValuePair<string, int>> ByService => _byService.Where(s => s.Value > 0);

    /// <summary>Adds (+1) or takes away (−1) a ticket, if it waits.</summary>
    public void Count(string id, TicketTrace ticket, int by)
    {
        if (ticket.Phase != TicketPhase.Waiting) return;
        if (by > 0) _order.Add(new Standing(ticket.WaitsSince, id));
        else _order.Remove(new Standing(ticket.WaitsSince, id));
        _byService[ticket.Service] = For(ticket.Service) + by;
        if (ticket.Breached) Over += by;
        else if (ticket.Neared) Near += by;
    }
}
