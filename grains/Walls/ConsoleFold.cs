using System.Collections.Immutable;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>Writes the consoles of an office: one board a window, cells only when they changed.</summary>
internal sealed class ConsoleFold
{
    private const int MostParked = 20;
    private static readonly OpenWindowsCell NoWindows = new([]);
    private static readonly ParkedCell NobodyParked = new([]);

    private readonly Dictionary<int, WindowDeskCell> _shown = [];
    private ConsoleOfficeCell? _office;
    private OpenWindowsCell _open = NoWindows;
    private ParkedCell _parked = NobodyParked;

    /// <param name="board">Without the window's number.</param>
    /// <param name="floor">After the fact.</param>
    /// <param name="happened">The fact.</param>
    public void Show(string board, FloorFold floor, string company, bool simulated, IEvent? happened, ICells cells)
    {
        if (floor.Queue.Rules is not { } rules) return;
        var (office, open, parked) = (OfficeOf(floor, rules, company, simulated), OpenOf(floor), ParkedOf(floor));
        var lookup = floor.Queue.Live.Values.Where(t => t.Window > 0).ToLookup(t => t.Window);
        foreach (var number in Numbers(floor))
        {
            var own = $"{board}/{number}";
            var fresh = !_shown.TryGetValue(number, out var known);
            if (fresh || happened is QueueConfigured) cells.Set(own, "choices", ChoicesOf(rules));
            if (fresh || office != _office) cells.Set(own, "office", office);
            if (fresh || open != _open) cells.Set(own, "open", open);
            if (fresh || parked != _parked) cells.Set(own, "parked", parked);
            if (fresh || happened is QueueEvent) cells.Set(own, "next", new NextCallsCell(floor.Queue, number));
            var cell = Same(known, ConsoleWindow.Cell(floor, number, InHand(lookup[number]), open.Windows.Length));
            if (cell != known) cells.Set(own, "window", _shown[number] = cell);
        }
        (_office, _open, _parked) = (office, open, parked);
    }

    /// <summary>Signals of one window, as they come and go.</summary>
    public static void ShowSignal(string board, int window, string key, SignalCell? signal, ICells cells)
    {
        if (signal is not null) cells.Set($"{board}/{window}", key, signal);
        else cells.Remove($"{board}/{window}", key);
    }

    /// <summary>Whoever is called comes first: he is on the way.</summary>
    private static ImmutableArray<DeskTicket> InHand(IEnumerable<Ticket> tickets) =>
        [.. tickets.OrderBy(t => t.Phase == TicketPhase.Serving).ThenBy(t => t.Since).ThenBy(t => t.Id, StringComparer.Ordinal).Select(ConsoleWindow.Ticket)];

    /// <summary>Every window there is, opened or not.</summary>
    private static IEnumerable<int> Numbers(FloorFold floor) =>
        Enumerable.Range(1, floor.Now.Details?.Windows ?? 0).Union(floor.Windows.Sessions.Keys).Union(floor.Queue.Windows.Keys).Order();

    /// <summary>The cell with the list it had before, if that says the same: lists are equal by instance only.</summary>
    private static WindowDeskCell Same(WindowDeskCell? known, WindowDeskCell cell) => known is not null && known.Tickets.SequenceEqual(cell.Tickets) ? cell with { Tickets = known.Tickets } : cell;

    private static ConsoleOfficeCell OfficeOf(FloorFold floor, QueueRules rules, string company, bool simulated) => new(
        floor.Now.Id, floor.Now.Name, company, floor.Now.Zone.Id, !floor.Queue.Closed, simulated, rules.WaitNormS, rules.WarnPercent, floor.Now.Waiting, floor.Now.Floor.Tickets.Line.Oldest?.Since,
        floor.Queue.Parallel);

    private OpenWindowsCell OpenOf(FloorFold floor)
    {
        ImmutableArray<int> open = [.. floor.Queue.Windows.Where(w => w.Value.MayCall).Select(w => w.Key)];
        return open.SequenceEqual(_open.Windows) ? _open : new OpenWindowsCell(open);
    }

    private ParkedCell ParkedOf(FloorFold floor)
    {
        ImmutableArray<ParkedTicket> parked =
        [
            .. floor.Queue.Live.Values.Where(t => t.Phase == TicketPhase.Parked).OrderBy(t => t.EndsAt).ThenBy(t => t.Id, StringComparer.Ordinal).Take(MostParked)
                .Select(t => new ParkedTicket(t.Id, TicketNumber.Of(t.Id), t.EndsAt)),
        ];
        return parked.SequenceEqual(_parked.Tickets) ? _parked : new ParkedCell(parked);
    }

    private static ChoicesCell ChoicesOf(QueueRules rules) => new(
        [.. rules.Services.Select(s => new ConsoleService(s.Id, s.Name, s.Letter, s.NormS, s.Topics ?? []))],
        [.. (rules.Discipline?.Profiles ?? []).Select(p => new ConsoleProfile(p.Id, p.Name, p.Services, p.Reserve ?? []))],
        rules.Discipline?.Categories ?? []);
}
