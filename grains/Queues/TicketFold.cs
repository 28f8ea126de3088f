using NodaTime;

namespace OpsHub.Grains.Queues;

/// <summary>The fold of one ticket's events.</summary>
internal static class TicketFold
{
    public static Ticket Issued(TicketIssued e) => new(e.Ticket, e.Number, e.Service, e.Class, e.HeadStartS, e.At, e.NearAt, e.OverAt, TicketPhase.Waiting, e.At)
    {
        Category = e.Category, Code = e.Code, Booking = e.Booking, Customer = e.Booking?.Customer, Also = e.Also ?? [], ForWindow = e.ForWindow ?? 0,
    };

    /// <summary>A call changes those it passes over too: they have been overtaken once more.</summary>
    public static QueueState Call(QueueState queue, TicketCalled e)
    {
        var called = queue.Live[e.Ticket];
        var after = queue.With(e.Ticket, Called(called, e));
        if (queue.Rules?.Discipline?.OvertakenAtMost is not null)
            after = Discipline.PassedOver(queue, e.Window, called).Aggregate(after, (q, t) => q.With(t.Id, t with { Overtaken = t.Overtaken + 1 }));
        return queue.Windows.TryGetValue(e.Window, out var window) ? after with { Windows = queue.Windows.SetItem(e.Window, window with { AwaitedAt = null, WrapUpUntil = default }) } : after;
    }

    public static Ticket Next(Ticket t, TicketEvent happened) => happened switch
    {
        TicketRecalled e => t with { Recalls = e.Recalls, EndsAt = e.NoShowAt, Trace = t.Trace with { Calls = t.Trace.Calls + 1 } },
        ServiceStarted e => t with { Phase = TicketPhase.Serving, Since = e.At, Trace = t.Trace with { StartedAt = t.Trace.StartedAt ?? e.At } },
        ServiceOverran => t,
        TicketTransferred e => Sent(t, e),
        TicketRequeued e => Waiting(t, e.At),
        TicketParked e => Waiting(t, e.At) with { Phase = TicketPhase.Parked, EndsAt = e.Until },
        TicketReturned e => t with { Phase = TicketPhase.Waiting, ParkedS = e.ParkedS, NearAt = e.NearAt, OverAt = e.OverAt, Since = e.At },
        WaitNeared => t with { Neared = true },
        WaitBreached => t with { Neared = true, Breached = true },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static Ticket Called(Ticket t, TicketCalled e) => t with
    {
        Phase = TicketPhase.Called, Window = e.Window, Since = e.At, Recalls = 0, EndsAt = e.NoShowAt,
        Trace = t.Trace with
        {
            CalledAt = t.Trace.CalledAt ?? e.At, WaitedS = t.Trace.WaitedS ?? e.Reason.WaitedS, Window = e.Window, Operator = e.Operator, Calls = t.Trace.Calls + 1,
        },
    };

    private static Ticket Sent(Ticket t, TicketTransferred e) => Waiting(t, e.At) with
    {
        Service = e.ToService, ForWindow = e.ToWindow ?? 0, Also = e.Also ?? [],
        Trace = Waiting(t, e.At).Trace with { Transfers = t.Trace.Transfers + 1, TopicCodes = t.Trace.TopicCodes.AddRange(e.TopicCodes ?? []) },
    };

    /// <summary>Back in line; the service that it had is part of the visit.</summary>
    private static Ticket Waiting(Ticket t, Instant at) => t with
    {
        Phase = TicketPhase.Waiting, Window = 0, Since = at,
        Trace = t.Phase == TicketPhase.Serving ? t.Trace with { ServiceS = t.Trace.ServiceS + (int)(at - t.Since).TotalSeconds } : t.Trace,
    };
}
