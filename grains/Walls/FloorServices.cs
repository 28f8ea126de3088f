using OpsHub.Grains.Boards;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>The services of an office's floor: rows of the kiosk, and the office wall's queues. Only rows that changed are set again.</summary>
internal sealed class FloorServices
{
    private const int MaxTickets = 40;

    /// <summary>What the kiosk's rows show that changes, as last set.</summary>
    public Dictionary<string, Row> Shown { get; set; } = [];

    /// <summary>Tickets of each queue with their states, as last set on the wall.</summary>
    public Dictionary<string, string> Queued { get; set; } = [];

    internal sealed record Row(QueueService Service, int Order, int Waiting, WaitBand? Ewt, bool Open);

    public void Update(string screen, string wall, OfficeNow office, QueueState queue, ICells cells)
    {
        var services = queue.Rules!.Services;
        for (var order = 0; order < services.Length; order++)
        {
            var service = services[order];
            var (band, windows) = (Newcomer.Band(office.Floor, service.Id), Newcomer.ServedBy(office.Floor, service.Id).Length);
            var row = new Row(service, order, office.Floor.Tickets.Line.For(service.Id), band, windows > 0);
            var changed = Shown.GetValueOrDefault(service.Id) != row;
            if (changed) cells.Set(screen, $"service/{service.Id}", new FloorServiceCell(service.Id, service.Name, service.Letter, order, row.Waiting, band, row.Open, service.NormS, service.Topics ?? []));
            Shown[service.Id] = row;
            ShowQueue(wall, queue, row, windows, changed, cells);
        }
        foreach (var gone in Shown.Keys.Where(id => !services.Any(s => s.Id == id)).ToList())
        {
            cells.Remove(screen, $"service/{gone}");
            cells.Remove(wall, $"queue/{gone}");
            Shown.Remove(gone);
            Queued.Remove(gone);
        }
    }

    private void ShowQueue(string wall, QueueState queue, Row row, int windows, bool changed, ICells cells)
    {
        var waiting = queue.Waiting.Where(t => t.Service == row.Service.Id).OrderBy(t => t.StandsSince).ThenBy(t => t.Id, StringComparer.Ordinal).ToList();
        var marks = $"{windows} {string.Join(' ', waiting.Select(t => $"{t.Id}{(t.Breached ? '!' : t.Neared ? '?' : '.')}{t.ParkedS}"))}";
        if (!changed && Queued.GetValueOrDefault(row.Service.Id) == marks) return;
        Queued[row.Service.Id] = marks;
        cells.Set(wall, $"queue/{row.Service.Id}", new QueueCell(
            row.Service.Id, row.Service.Name, row.Service.Letter, row.Order, waiting.Count, waiting.Count == 0 ? null : waiting.Min(t => t.IssuedAt),
            waiting.Count(t => t.Breached), waiting.Count(t => t is { Neared: true, Breached: false }), windows, row.Ewt,
            [.. waiting.Take(MaxTickets).Select(t => new QueuedTicketCell(t.Id, TicketNumber.Of(t.Id), t.Class, t.IssuedAt, t.ParkedS, t.Breached ? NormState.Breach : t.Neared ? NormState.Risk : NormState.Met))]));
    }
}
