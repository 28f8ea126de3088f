using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Queues;

/// <summary>The fold of a queue's events.</summary>
internal static class QueueFold
{
    public static QueueState Evolve(QueueState queue, QueueEvent happened) => Apply(queue, happened) with { LastAt = Instant.Max(queue.LastAt, happened.At) };

    private static QueueState Apply(QueueState queue, QueueEvent happened) => happened switch
    {
        QueueConfigured configured => queue with { Rules = configured.Rules },
        WindowAdmitted admitted => queue with { Windows = queue.Windows.SetItem(admitted.Window, new AdmittedWindow(Shared(queue, admitted.Services), true)) },
        WindowWithdrawn withdrawn => queue with { Windows = queue.Windows.SetItem(withdrawn.Window, queue.Windows[withdrawn.Window] with { MayCall = false }) },
        TicketIssued issued => Issue(queue, issued),
        TicketCalled e => Change(queue, e, t => t with { Phase = TicketPhase.Called, Window = e.Window, Since = e.At, Recalls = 0, EndsAt = e.NoShowAt }),
        TicketRecalled e => Change(queue, e, t => t with { Recalls = e.Recalls, EndsAt = e.NoShowAt }),
        ServiceStarted e => Change(queue, e, t => t with { Phase = TicketPhase.Serving, Since = e.At }),
        TicketTransferred e => Change(queue, e, t => t with { Phase = TicketPhase.Waiting, Service = e.ToService, Window = 0, Since = e.At }),
        TicketParked e => Change(queue, e, t => t with { Phase = TicketPhase.Parked, Window = 0, Since = e.At, EndsAt = e.Until }),
        TicketReturned e => Change(queue, e, t => t with { Phase = TicketPhase.Waiting, ParkedS = e.ParkedS, NearAt = e.NearAt, OverAt = e.OverAt, Since = e.At }),
        WaitNeared e => Change(queue, e, t => t with { Neared = true }),
        WaitBreached e => Change(queue, e, t => t with { Neared = true, Breached = true }),
        ServiceFinished or TicketNoShow or TicketLeft or TicketCancelled => queue with { Live = queue.Live.Remove(((TicketEvent)happened).Ticket) },
        QueueClosed closed => queue with { Live = queue.Live.RemoveRange(closed.Turned) },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    /// <summary>Windows that serve the same share one list: an office has many windows and few lists.</summary>
    private static ImmutableArray<string> Shared(QueueState queue, ImmutableArray<string> services) =>
        queue.Windows.Values.FirstOrDefault(w => w.Services.SequenceEqual(services))?.Services ?? services;

    private static QueueState Issue(QueueState queue, TicketIssued e)
    {
        var issued = e.Day == queue.Day ? queue.Issued : ImmutableDictionary<string, int>.Empty;
        var letter = e.Number[..1];
        var ticket = new Ticket(e.Ticket, e.Number, e.Service, e.Class, e.HeadStartS, e.At, e.NearAt, e.OverAt, TicketPhase.Waiting, 0, e.At, 0, 0, false, false, default);
        return queue with { Day = e.Day, Issued = issued.SetItem(letter, issued.GetValueOrDefault(letter) + 1), Live = queue.Live.Add(e.Ticket, ticket) };
    }

    private static QueueState Change(QueueState queue, TicketEvent e, Func<Ticket, Ticket> change) => queue with { Live = queue.Live.SetItem(e.Ticket, change(queue.Live[e.Ticket])) };
}
