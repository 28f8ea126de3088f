using System.Globalization;
using NodaTime.Text;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>One office's hall screen.</summary>
internal sealed class HallFold
{
    private static readonly LocalTimePattern HoursAndMinutes = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    public required OfficeNow Now { get; init; }

    public HallCalls Calls { get; set; } = new();

    public HallServices Services { get; set; } = new();

    public HallLoad Load { get; set; } = new();

    public void Apply(string board, IEvent happened, string company, bool simulated, ICells cells)
    {
        var before = happened is TicketEvent t ? Now.Floor.Tickets[t.Ticket] : null;
        Now.Apply(happened);
        ShowOffice(board, company, simulated, cells);
        Services.Update(board, Now, cells);
        if (happened is QueueEvent q && Calls.Apply(q)) cells.Set(board, "calls", Calls.Cell());
        if (LoadChanged(happened, before)) cells.Set(board, "load", Load.Cell(Now.Details?.Hours ?? []));
    }

    public void ShowOffice(string board, string company, bool simulated, ICells cells) => cells.Set(board, "office", new HallOfficeCell(
        Now.Id, Now.Name, company, Now.Zone.Id,
        [.. (Now.Details?.Hours ?? []).Select(h => new HoursCell((int)h.Day, HoursAndMinutes.Format(h.From), HoursAndMinutes.Format(h.To)))],
        Now.Open, Now.Details?.OutOfTurn ?? [], Now.Details?.RunningLine, simulated, Now.Newest, Now.Shown.StalledAt));

    private bool LoadChanged(IEvent happened, TicketTrace? before)
    {
        if (Now.Newest is not { } newest) return false;
        var newDay = Load.Advance(newest, Now.Zone);
        var counted = happened is QueueEvent q && Load.Count(q, before, Now.Zone);
        return newDay || counted || happened is OfficeRegistered;
    }
}
