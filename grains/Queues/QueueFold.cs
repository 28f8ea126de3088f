using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Queues;

/// <summary>The fold of a queue's events.</summary>
internal static class QueueFold
{
    public static QueueState Evolve(QueueState queue, QueueEvent happened)
    {
        var next = Apply(queue, happened);
        return next with { LastAt = Instant.Max(queue.LastAt, happened.At), Ended = Identifying.Ended(queue, next.Ended, happened) };
    }

    private static QueueState Apply(QueueState queue, QueueEvent happened) => happened switch
    {
        QueueConfigured configured => queue with { Rules = configured.Rules },
        QueueOpened => queue with { Closed = false, Kept = [] },
        QueueClosed closed => queue with { Closed = true, Live = queue.Live.RemoveRange(closed.Turned) },
        QueueKept kept => queue with { Closed = true, Kept = kept.Kept },
        TicketIssued issued => Issue(queue, issued),
        VisitorIdentified identified => Identifying.Evolve(queue, identified),
        TicketCalled called => TicketFold.Call(queue, called),
        ServiceFinished or TicketNoShow or TicketLeft or TicketCancelled => queue.With(((TicketEvent)happened).Ticket, null) with { Windows = WrappingUp(queue, happened) },
        TicketEvent e => queue.With(e.Ticket, TicketFold.Next(queue.Live[e.Ticket], e)),
        _ => queue with { Windows = OfWindows(queue, happened), Live = Released(queue, happened) },
    };

    private static QueueState Issue(QueueState queue, TicketIssued e)
    {
        if (queue.Live.ContainsKey(e.Ticket)) throw new InvalidOperationException($"Ticket {e.Ticket} is issued twice.");
        var issued = e.Day == queue.Day ? queue.Issued : ImmutableDictionary<string, int>.Empty;
        var letter = e.Number[..1];
        return queue.With(e.Ticket, TicketFold.Issued(e)) with
        {
            Day = e.Day, Issued = issued.SetItem(letter, issued.GetValueOrDefault(letter) + 1),
            Closed = false,   // in logs of before QueueOpened the first ticket of a day opens it
        };
    }

    private static ImmutableSortedDictionary<int, AdmittedWindow> OfWindows(QueueState queue, QueueEvent happened) => happened switch
    {
        WindowAdmitted e => queue.Windows.SetItem(e.Window, new AdmittedWindow(Shared(queue, e.Services), true, false, e.Reserve ?? [], e.Operator, default, null)),
        WindowWithdrawn e => Changed(queue, e.Window, w => w with { MayCall = false, OnBreak = e.OnBreak, AwaitedAt = null }),
        BreakGranted => queue.Windows,   // the withdrawal beside it says the rest
        WindowAwaited e => Changed(queue, e.Window, w => w with { AwaitedAt = e.At }),
        WindowIdled e => Changed(queue, e.Window, w => w with { AwaitedAt = null }),
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    /// <summary>Tickets that only a window now closed might call are anybody's again: nobody is forgotten.</summary>
    private static ImmutableDictionary<string, Ticket> Released(QueueState queue, QueueEvent happened) => happened is WindowWithdrawn { OnBreak: false } closed
        ? queue.Live.SetItems(queue.Live.Where(t => t.Value.ForWindow == closed.Window).Select(t => KeyValuePair.Create(t.Key, t.Value with { ForWindow = 0 })))
        : queue.Live;

    private static ImmutableSortedDictionary<int, AdmittedWindow> WrappingUp(QueueState queue, QueueEvent happened) => happened is ServiceFinished { WrapUpUntil: { } until, Window: var window }
        ? Changed(queue, window, w => w with { WrapUpUntil = until })
        : queue.Windows;

    private static ImmutableSortedDictionary<int, AdmittedWindow> Changed(QueueState queue, int window, Func<AdmittedWindow, AdmittedWindow> change) =>
        queue.Windows.TryGetValue(window, out var known) ? queue.Windows.SetItem(window, change(known)) : queue.Windows;

    /// <summary>Windows that serve the same share one list: an office has many windows and few lists.</summary>
    private static ImmutableArray<string> Shared(QueueState queue, ImmutableArray<string> services) =>
        queue.Windows.Values.FirstOrDefault(w => w.Services.SequenceEqual(services))?.Services ?? services;
}
