using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>The queues of the office wall: one for each service, in the order of their places.</summary>
internal static class FloorQueues
{
    private const int MostTickets = 40;

    public static void Draw(FloorFold floor, Dictionary<string, object> cells)
    {
        var waiting = floor.Queue.Waiting.ToLookup(t => t.Service, StringComparer.Ordinal);
        foreach (var (order, service) in floor.Queue.Rules!.Services.Index())
            cells[$"queue/{service.Id}"] = Cell(floor.Now, service, order, [.. waiting[service.Id].OrderBy(t => t.StandsSince).ThenBy(t => t.Id, StringComparer.Ordinal)]);
    }

    private static QueueCell Cell(OfficeNow office, QueueService service, int order, List<Ticket> waiting) => new(
        service.Id, service.Name, service.Letter, order, waiting.Count, waiting.Count == 0 ? null : waiting.Min(t => t.IssuedAt),
        waiting.Count(t => t.Breached), waiting.Count(t => t is { Neared: true, Breached: false }), office.Floor.ServedBy(service.Id).Length, office.Ewt(service.Id), AccuracyCell.Of(office.Floor.Waits.Accuracy(service.Id)),
        [.. waiting.Take(MostTickets).Select(t => new QueuedTicketCell(t.Id, TicketNumber.Of(t.Id), t.Class, t.IssuedAt, t.ParkedS, StateOf(t)))]);

    private static NormState StateOf(Ticket ticket) => ticket.Breached ? NormState.Breach : ticket.Neared ? NormState.Risk : NormState.Met;
}
