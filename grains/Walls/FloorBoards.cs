using OpsHub.Grains.Boards;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Signals;

namespace OpsHub.Grains.Walls;

/// <summary>The boards of one office's floor: <c>screen/…/floor</c> (kiosk, window board), <c>wall/…</c> and a console for each window. Follows from the floor and is not kept.</summary>
/// <param name="company">Whose.</param>
/// <param name="floors">The company's name is theirs.</param>
/// <param name="floor">What is drawn.</param>
/// <param name="rhythm">Which of its days are like which.</param>
/// <param name="facts">Held while a fact is applied.</param>
internal sealed class FloorBoards(string company, FloorsOfCompany floors, FloorFold floor, Func<Rhythm> rhythm, Lock facts)
{
    private readonly List<OfficeDrawing> _all = [];
    private readonly HashSet<int> _consoles = [];
    private ChoicesOfRules? _choices;

    private sealed record ChoicesOfRules(QueueRules Of, ChoicesCell Cell);

    /// <summary>Notes that a fact may have changed them, and begins those there were not yet.</summary>
    public void After(IEvent happened, long position, ICells cells)
    {
        if (_all.Count == 0 && !Begin(happened, cells)) return;
        if (happened is not TicketEvent) BeginConsoles(cells);   // whatever a ticket does, it does at a window that is known
        foreach (var drawing in _all) drawing.Changed(position);
    }

    /// <summary>Begins those that there were before a restart.</summary>
    public void Show(long position, ICells cells)
    {
        Begin(cells);
        foreach (var drawing in _all) drawing.Changed(position);
    }

    /// <summary>A polled display, or an office not set up yet, has no floor to show.</summary>
    private bool Begin(IEvent happened, ICells cells)
    {
        if (floor.Queue.Rules is null && happened is not (SignalEvent or BookingEvent)) return false;
        floor.IsShown = true;
        Begin(cells);
        return true;
    }

    private void Begin(ICells cells)
    {
        Begin($"screen/{company}/{floor.Now.Id}/floor", DrawScreen, cells);
        Begin($"wall/{company}/{floor.Now.Id}", DrawWall, cells);
        BeginConsoles(cells);
    }

    private void BeginConsoles(ICells cells)
    {
        if (floor.Queue.Rules is null) return;
        foreach (var number in floor.WindowNumbers)
            if (_consoles.Add(number)) Begin($"console/{company}/{floor.Now.Id}/{number}", drawn => DrawConsole(number, drawn), cells);
    }

    private void Begin(string board, Action<Dictionary<string, object>> draw, ICells cells)
    {
        var drawing = new OfficeDrawing(facts, draw);
        _all.Add(drawing);
        cells.Draw(board, drawing);
    }

    private void DrawScreen(Dictionary<string, object> cells)
    {
        foreach (var (id, signal) in floor.Signals.Open) cells[$"signal/{id}"] = signal;
        if (floor.Queue.Rules is null) return;
        cells["office"] = FloorOffice.Cell(floor, CompanyName, Simulated);
        FloorServices.Draw(floor, cells);
        FloorWindowCells.Draw(floor, cells);
        floor.Pauses.Draw(cells);
    }

    private void DrawWall(Dictionary<string, object> cells)
    {
        foreach (var (id, signal) in floor.Signals.Open) cells[$"signal/{id}"] = signal;
        if (floor.Bookings.Rules is not null) cells["bookings"] = FloorBookings.Cell(floor.Bookings);
        if (floor.Queue.Rules is null) return;
        cells["office"] = FloorOffice.Cell(floor, CompanyName, Simulated);
        FloorQueues.Draw(floor, cells);
        FloorWindowCells.Draw(floor, cells);
        floor.Pauses.Draw(cells);
        if (floors.Announced.Cell(floor.Now.Id) is { } announced) cells["announcements"] = announced;
        if (floor.Now.Newest is not null) cells["today"] = floor.Day.Cell(floor.Now, rhythm());
        floor.Line.Draw(floor.Now.Hours, cells);
        if (floor.Now.Floor.Drift.Cell is { } drift) cells["drift"] = drift;
        cells["advice"] = FloorAdvice.Of(floor.Now, floor.Queue, floor.Day, rhythm());
    }

    private void DrawConsole(int number, Dictionary<string, object> cells)
    {
        foreach (var (id, signal) in floor.Signals.Open)
            if (signal.Window == number) cells[$"signal/{id}"] = signal;
        if (floor.Queue.Rules is not { } rules) return;
        if (_choices?.Of != rules) _choices = new ChoicesOfRules(rules, ConsoleOffice.Choices(rules));   // hundreds of topics, the same for every window and every fact
        cells["choices"] = _choices.Cell;
        ConsoleOffice.Draw(floor, rules, CompanyName, Simulated, cells);
        cells["next"] = new NextCallsCell(floor.Queue, number);
        cells["window"] = ConsoleWindow.Cell(floor, number);
    }

    private string CompanyName => floors.Registered?.Name ?? company;

    private bool Simulated => floors.Registered?.Simulated ?? false;
}
