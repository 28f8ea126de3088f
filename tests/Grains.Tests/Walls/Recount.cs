using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Tests.Walls;

/// <summary>The wall's figures once more, by questions to the whole list of facts: another code path than the folds'.</summary>
internal sealed class Recount(IReadOnlyList<Recorded> facts, string company, DateTimeZone zone)
{
    /// <summary>Tickets that wait, with what they wait for and since when their wait counts.</summary>
    public List<(string Ticket, string Service, Instant Since)> Waiting(string office)
    {
        var queue = Queue.IdOf(company, office);
        var mine = facts.Where(f => f.Grain == queue).Select(f => f.Event).ToList();
        var turned = mine.OfType<QueueClosed>().SelectMany(c => c.Turned).ToHashSet();
        return [.. mine.OfType<TicketIssued>().Where(i => !turned.Contains(i.Ticket)).Select(i => Standing(i, Story(mine, i.Ticket))).OfType<(string, string, Instant)>().OrderBy(t => t.Item3)];
    }

    public int Over(string office) => Waiting(office).Count(w => Of<WaitBreached>(office).Any(b => b.Ticket == w.Ticket));

    public int Near(string office) => Waiting(office).Count(w => Of<WaitNeared>(office).Any(b => b.Ticket == w.Ticket)) - Waiting(office).Count(w =>
        Of<WaitBreached>(office).Any(b => b.Ticket == w.Ticket) && Of<WaitNeared>(office).Any(b => b.Ticket == w.Ticket));

    public LocalDate Today(string office) => OfOffice(office).Max(e => e.At.InZone(zone).Date);

    public int Issued(string office) => Of<TicketIssued>(office).Count(e => e.At.InZone(zone).Date == Today(office));

    public IEnumerable<ServiceFinished> Served(string office) => Of<ServiceFinished>(office).Where(e => e.At.InZone(zone).Date == Today(office));

    /// <summary>Windows whose newest word is an opening or the end of a break, or that have a ticket.</summary>
    public HashSet<int> OpenWindows(string office)
    {
        var newest = OfOffice(office).OfType<WindowEvent>().GroupBy(e => e.Number).ToDictionary(g => g.Key, g => g.Last());
        return [.. newest.Where(w => w.Value is WindowOpened or BreakEnded).Select(w => w.Key), .. AtWindows(office).Keys];
    }

    /// <summary>Ticket by window, of those called or in service.</summary>
    public Dictionary<int, TicketEvent> AtWindows(string office)
    {
        var mine = facts.Where(f => f.Grain == Queue.IdOf(company, office)).Select(f => f.Event).ToList();
        var turned = mine.OfType<QueueClosed>().SelectMany(c => c.Turned).ToHashSet();
        return mine.OfType<TicketIssued>().Where(i => !turned.Contains(i.Ticket)).Select(i => Story(mine, i.Ticket).LastOrDefault())
            .Where(e => e is TicketCalled or ServiceStarted).ToDictionary(e => e is TicketCalled c ? c.Window : ((ServiceStarted)e!).Window, e => e!);
    }

    public List<CallAnswered> Answered(string line) => [.. Calls<CallAnswered>(line).Where(c => c.OfferedAt.InZone(zone).Date == LineDay(line))];

    public List<CallAbandoned> Abandoned(string line) => [.. Calls<CallAbandoned>(line).Where(c => c.WaitedS > 0 && c.OfferedAt.InZone(zone).Date == LineDay(line))];

    /// <summary>Calls that queued on the line and were neither answered nor given up.</summary>
    public List<CallQueued> InQueue(string line) => [.. facts.Where(f => f.Event is CallerEvent and not CallerAside).GroupBy(f => f.Grain).Where(call => call.Last().Event is CallQueued or CallMoved && ((CallerEvent)call.Last().Event).Line == line)
        .Select(call => call.Select(f => f.Event).OfType<CallQueued>().Single())];

    private LocalDate LineDay(string line) => facts.Where(f => IsOf(f, line)).Max(f => f.Event.At.InZone(zone).Date);

    private static bool IsOf(Recorded f, string line) => (f.Event is CallerEvent c && c.Line == line) || (f.Grain.Kind == "line" && f.Grain.Key == line && f.Event is not Grains.Lines.LineRegistered);

    private IEnumerable<T> Calls<T>(string line)
        where T : CallerEvent => facts.Select(f => f.Event).OfType<T>().Where(c => c.Line == line);

    private IEnumerable<T> Of<T>(string office) => facts.Where(f => f.Grain == Queue.IdOf(company, office)).Select(f => f.Event).OfType<T>();

    private IEnumerable<Grains.Kernel.IEvent> OfOffice(string office) => facts
        .Where(f => f.Event is not (QueueConfigured or Grains.Offices.OfficeRegistered))
        .Where(f => (f.Grain.Kind is "queue" or "office" && f.Grain.Key == office) || (f.Event is WindowEvent w && w.Office == office)).Select(f => f.Event);

    /// <summary>What moved one ticket, in order.</summary>
    private static List<TicketEvent> Story(List<Grains.Kernel.IEvent> facts, string ticket) =>
        [.. facts.OfType<TicketEvent>().Where(e => e.Ticket == ticket && e is not (WaitNeared or WaitBreached or TicketRecalled or ServiceOverran))];

    private static (string, string, Instant)? Standing(TicketIssued issued, List<TicketEvent> story)
    {
        if (story.LastOrDefault() is not (null or TicketTransferred or TicketRequeued or TicketReturned)) return null;
        var service = story.OfType<TicketTransferred>().LastOrDefault()?.ToService ?? issued.Service;
        return (issued.Ticket, service, issued.At + Duration.FromSeconds(story.OfType<TicketReturned>().LastOrDefault()?.ParkedS ?? 0));
    }
}
