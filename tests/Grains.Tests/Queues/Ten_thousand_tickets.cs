using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Queues;

/// <summary>A day of ten thousand tickets: its work is counted in bytes allocated, which do not depend on what else the machine does.</summary>
public sealed class Ten_thousand_tickets
{
    private const int Windows = 20, Waiting = 30, Tickets = 10_000, Counted = 200;

    private static readonly GrainId Id = Queue.IdOf("volga", "north");
    private static readonly Duration Between = Duration.FromMilliseconds(900);   // four commands a visit: 10 hours for all of them

    private readonly BoardBook _book = new();
    private readonly HashSet<string> _issued = [];
    private object _queue = Queue.Kind.Initial;
    private Instant _now = Instant.FromUtc(2026, 11, 24, 4, 0);
    private long _position;
    private int _visits;

    [Fact]
    public void Of_one_day_leave_the_last_as_cheap_as_the_first()
    {
        // given an office that has worked for half an hour
        Open();
        Visits(500);
        var early = Allocated(() => Visits(Counted));

        // when its day has come to ten thousand tickets
        Visits(Tickets - Waiting - 500 - (2 * Counted));
        var late = Allocated(() => Visits(Counted));

        // then deciding, folding and drawing do no more than in the morning, and no number was issued twice
        late.ShouldBeLessThan(early * 5 / 4);
        _issued.Count.ShouldBe(Tickets);
    }

    private void Open()
    {
        Send(new ConfigureQueue(Scenes.Rules with { Discipline = new QueueDiscipline(OvertakenAtMost: 12, IdleS: 60, WrapUpS: 30) }));
        for (var window = 1; window <= Windows; window++) Send(new AdmitWindow(window, [.. RandomDays.Services]));
        for (var ticket = 0; ticket < Waiting; ticket++) Send(new IssueTicket(RandomDays.Services[ticket % 3]));
    }

    private void Visits(int count)
    {
        for (var visit = 0; visit < count; visit++)
        {
            var window = 1 + (_visits++ % Windows);
            foreach (var command in new QueueCommand[] { new CallNext(window), new StartService(window), new FinishService(window), new IssueTicket(RandomDays.Services[_visits % 3]) }) Send(command);
            _book.Boards["wall/volga/north"].Since(_position - 10, _now);
        }
    }

    private void Send(QueueCommand command)
    {
        _now += Between;
        var (events, refusal) = Queue.Kind.Decide(_queue, command, new Turn(Id, _now, _now, "test"));
        refusal.ShouldBeNull();
        _queue = events.Aggregate(_queue, Queue.Kind.Evolve);
        _book.Apply([.. events.Select(e => new Recorded(++_position, Id, _position, e, _now))]);
        foreach (var issued in events.OfType<TicketIssued>()) _issued.Add(issued.Ticket).ShouldBeTrue();
    }

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
