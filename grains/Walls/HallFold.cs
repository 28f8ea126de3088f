using System.Globalization;
using NodaTime.Text;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.PastDays;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>One office's hall screen. A fact changes state and nothing else; the screen is drawn when somebody looks.</summary>
internal sealed class HallFold
{
    private static readonly LocalTimePattern HoursAndMinutes = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    public required OfficeNow Now { get; init; }

    public HallCalls Calls { get; set; } = new();

    public HallLoad Load { get; set; } = new();

    /// <summary>Folds one fact of the office, its queue, its windows, its display or its days of before.</summary>
    public void Apply(IEvent happened, Rhythm rhythm)
    {
        if (happened is PastDayTold told)
        {
            Load.Tell(told, rhythm, Now.Hours);
            return;
        }
        var before = happened is TicketEvent t ? Now.Floor.Tickets[t.Ticket] : null;
        Now.Apply(happened);
        if (happened is QueueEvent q) Calls.Apply(q);
        if (Now.Newest is not { } newest) return;
        Load.Advance(newest, Now, rhythm);
        if (happened is QueueEvent counted) Load.Count(counted, before, Now.Zone);
    }

    public void Draw(string company, bool simulated, Rhythm rhythm, Dictionary<string, object> cells)
    {
        cells["office"] = new HallOfficeCell(
            Now.Id, Now.Name, company, Now.Zone.Id,
            [.. Now.Hours.Select(h => new HoursCell((int)h.Day, HoursAndMinutes.Format(h.From), DayHours.EndText(h.To)))],
            Now.Open, Now.Details?.OutOfTurn ?? [], Now.Details?.RunningLine, simulated, Now.Newest, Now.Shown.StalledAt);
        HallServices.Draw(Now, cells);
        if (Calls.Rows is not null) cells["calls"] = Calls.Cell();
        if (Now.Newest is not null) cells["load"] = Load.Cell(Now.Hours, rhythm);
    }
}
