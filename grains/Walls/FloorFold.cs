using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Signals;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>
/// One office's floor. It folds the queue's state as the queue itself does, so that who is next and why is what the queue would answer.
/// </summary>
internal sealed class FloorFold
{
    private static readonly LocalTimePattern HoursAndMinutes = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    private readonly ConsoleFold _consoles = new();

    public required OfficeNow Now { get; init; }

    public QueueState Queue { get; set; } = QueueState.Empty;

    public BookingState Bookings { get; set; } = OfficeBookings.Nobody;

    public FloorDay Day { get; set; } = new();

    public FloorWindows Windows { get; set; } = new();

    public FloorSignals Signals { get; set; } = new();

    public FloorServices Services { get; set; } = new();

    public OperatorDays Operators { get; set; } = new();

    public FloorPages Pages { get; set; } = new();

    public void Apply(string company, CompanyRegistered? registered, IEvent happened, ICells cells)
    {
        var (screen, wall) = BoardsOf(company);
        switch (happened)
        {
            case SignalEvent e: Signals.Apply(e, screen, wall, Consoles(company), cells); return;
            case BookingEvent e: Bookings = OfficeBookings.Evolve(Bookings, e); ShowBookings(wall, cells); return;
        }
        var before = happened is TicketEvent t ? Queue.Live.GetValueOrDefault(t.Ticket) : null;
        Pages.Apply(happened, Queue);
        if (happened is QueueEvent q) Queue = QueueFold.Evolve(Queue, q);
        Now.Apply(happened);
        if (happened is QueueEvent ended) Operators.Count(ended, Now.Zone);
        if (Queue.Rules is null) return;   // a polled display, or an office not set up yet
        ShowOffice(company, registered, cells);
        Services.Update(screen, wall, Now, Queue, cells);
        Windows.Update(screen, wall, Now, Queue, happened, before, cells);
        if (Day.Apply(happened, before, Now)) cells.Set(wall, "today", Day.Cell(Now));
        _consoles.Show(Consoles(company), this, registered?.Name ?? company, registered?.Simulated ?? false, happened, cells);
        if (happened is QueueEvent or WindowEvent) cells.Set(wall, "advice", FloorAdvice.Of(Now, Queue, Day));
    }

    public void ShowOffice(string company, CompanyRegistered? registered, ICells cells)
    {
        if (Queue.Rules is not { } rules) return;
        var (screen, wall) = BoardsOf(company);
        var cell = new FloorOfficeCell(
            Now.Id, Now.Name, registered?.Name ?? company, Now.Zone.Id,
            [.. (Now.Details?.Hours ?? []).Select(h => new HoursCell((int)h.Day, HoursAndMinutes.Format(h.From), HoursAndMinutes.Format(h.To)))],
            !Queue.Closed && Now.Open, Now.Details?.OutOfTurn ?? [], registered?.Simulated ?? false, Now.Newest,
            rules.Discipline?.Categories ?? [], rules.Discipline?.Profiles ?? [], Queue.Windows.Count(w => w.Value.MayCall), rules.WaitNormS, Queue.Parallel);
        cells.Set(screen, "office", cell);
        cells.Set(wall, "office", cell);
    }

    /// <summary>Codes of tickets that have a page.</summary>
    [JsonIgnore]
    public IEnumerable<string> Codes => Queue.Live.Values.Select(t => t.Code).OfType<string>().Concat(Pages.Ended.Keys);

    /// <summary>The office for those who want to book, or null.</summary>
    public BookableOffice? Bookable() => Bookings.Rules is not { } rules ? null : new(
        Now.Id, Now.Name, Now.Details?.Address, Now.Details?.Region, Now.Zone.Id, rules.DaysAhead, [.. rules.Services.Select(s => new BookableServiceName(s.Id, Queue.Service(s.Id)?.Name ?? s.Id))],
        Day.Load.Cell(Now.Details?.Hours ?? []).Hours);

    /// <summary>A booking for whoever has its code, or null.</summary>
    public BookingPage? Booking(string code) => Bookings.Booked.GetValueOrDefault(code) is not { } b || Bookings.Rules is not { } rules ? null : new(
        b.Code, Now.Id, Now.Name, Now.Details?.Address, Now.Zone.Id, b.Service, Queue.Service(b.Service)?.Name ?? b.Service, b.SlotAt, b.UntilAt,
        b.SlotAt - Duration.FromSeconds(rules.Booked.EarlyS), b.MissedAt);

    private void ShowBookings(string wall, ICells cells)
    {
        var ahead = Bookings.Booked.Values.GroupBy(b => (b.SlotAt, b.Service)).OrderBy(g => g.Key.SlotAt).ThenBy(g => g.Key.Service, StringComparer.Ordinal).Take(40);
        cells.Set(wall, "bookings", new BookingsCell([.. ahead.Select(g => new SlotCell(g.Key.SlotAt, g.Key.Service, g.Count()))], Bookings.Booked.Count));
    }

    private string Consoles(string company) => $"console/{company}/{Now.Id}";

    private (string Screen, string Wall) BoardsOf(string company) => ($"screen/{company}/{Now.Id}/floor", $"wall/{company}/{Now.Id}");
}
