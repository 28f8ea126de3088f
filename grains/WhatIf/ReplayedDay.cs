using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.WhatIf;

/// <summary>
/// A day played again through the queue's own discipline with other windows. People come, give up, step out and need their service as they did; windows open and close as they did, the further ones beside them; who is called by which
/// window, and when, follows. Whoever had to wait longer than on the day and was not seen to give up goes on waiting; whoever was not served then takes what is usual.
/// </summary>
internal sealed class ReplayedDay
{
    /// <summary>Numbers of windows that were not there.</summary>
    private const int Further = 1000;

    private readonly RealDay _day;
    private readonly DateTimeZone _zone;
    private readonly ImmutableArray<WindowChange> _changes;
    private readonly PriorityQueue<Action, (Instant At, int Order)> _plans = new();
    private readonly Dictionary<string, Queue<Leg>> _legs = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Queue<Duration>> _gaps = [];
    private readonly HashSet<int> _calling = [];
    private readonly Stretches _idle, _open;
    private QueueState _queue;
    private readonly Instant _now;
    private int _order;

    public ReplayedDay(RealDay day, DateTimeZone zone, ImmutableArray<WindowChange> changes)
    {
        (_day, _zone, _changes, _queue, _idle, _open) = (day, zone, changes, day.Before, new Stretches(zone), new Stretches(zone));
        foreach (var happened in day.Events.Where(e => e is QueueConfigured or QueueOpened or QueueClosed or QueueKept or WindowAdmitted or WindowWithdrawn or TicketIssued or TicketLeft or TicketParked or TicketReturned))
            Plan(happened.At, () => Given(happened));
        if (day.Events.Count > 0) PlanChanges(day.Events[0].At.InZone(zone).Date);
        while (_plans.TryDequeue(out var act, out var when))
        {
            _now = when.At;
            act();
            CallWhoCan();
        }
        _idle.End(_now);
        _open.End(_now);
    }

    /// <summary>Waits to the first call by ticket.</summary>
    public Dictionary<string, (Instant IssuedAt, int WaitedS)> Waits { get; } = new(StringComparer.Ordinal);

    /// <summary>Seconds that windows stood open and free, by hour of the day.</summary>
    public double[] IdleS => _idle.ByHourS;

    /// <summary>Seconds that windows stood open, free or not, by hour of the day.</summary>
    public double[] OpenS => _open.ByHourS;

    private void Plan(Instant at, Action act) => _plans.Enqueue(act, (at, _order++));

    private void PlanChanges(LocalDate date)
    {
        var number = Further;
        var rules = _day.Events.OfType<QueueConfigured>().LastOrDefault()?.Rules ?? _day.Before.Rules;
        foreach (var change in _changes)
        {
            var (from, to) = (date.At(change.From).InZoneLeniently(_zone).ToInstant(), date.At(change.To).InZoneLeniently(_zone).ToInstant());
            for (var n = 0; n < change.Windows; n++)
            {
                var window = number++;
                Plan(from, () => Evolve(new WindowAdmitted(window, [.. rules?.Services.Select(s => s.Id) ?? []], _now)));
                Plan(to, () => Evolve(new WindowWithdrawn(window, false, _now)));
            }
            if (change.Windows < 0) Plan(to, () => { });   // they may call again
        }
    }

    /// <summary>What people and windows do of themselves. What is no longer so – he who gave up has been served – is passed over.</summary>
    private void Given(QueueEvent happened)
    {
        var phase = happened is TicketEvent e ? _queue.Live.GetValueOrDefault(e.Ticket)?.Phase : null;
        switch (happened)
        {
            case TicketLeft when phase is not (TicketPhase.Waiting or TicketPhase.Parked):
            case TicketParked when phase != TicketPhase.Waiting:
            case TicketReturned when phase != TicketPhase.Parked: break;
            case QueueClosed closed: Evolve(closed with { Turned = [.. _queue.Waiting.Select(t => t.Id)], Visits = null }); break;
            default: Evolve(happened); break;
        }
    }

    private void Evolve(QueueEvent happened) => _queue = QueueFold.Evolve(_queue, happened);

    private void CallWhoCan()
    {
        var held = Held();
        foreach (var (number, window) in _queue.Windows)
        {
            var open = window.MayCall && !held.Contains(number);
            var free = open && _queue.AllAt(number).Count < _queue.Parallel;
            _open.Tell(number, open, _now);
            _idle.Tell(number, free && _queue.AllAt(number).Count == 0, _now);
            if (!free || !_calling.Add(number)) continue;
            if (Discipline.Next(_queue, number, _now) is null) _calling.Remove(number);
            else Plan(_now + Gap(number), () => Call(number));
        }
    }

    private void Call(int number)
    {
        _calling.Remove(number);
        if (!_queue.Windows[number].MayCall || Held().Contains(number) || _queue.AllAt(number).Count >= _queue.Parallel || Discipline.Next(_queue, number, _now) is not var (ticket, reason)) return;
        Waits.TryAdd(ticket.Id, (ticket.IssuedAt, reason.WaitedS));
        Evolve(new TicketCalled(ticket.Id, ticket.Service, number, reason, ticket.ParkedS, _now, ticket.IssuedAt, _now));
        var leg = LegOf(ticket, number);
        var started = _now + leg.Walk;
        if (leg.End is not TicketNoShow) Plan(started, () => Evolve(new ServiceStarted(ticket.Id, ticket.Service, number, ticket.ParkedS, ticket.IssuedAt, _now)));
        Plan(started + leg.Service, () => End(ticket.Id, number, leg.End));
    }

    private void End(string ticket, int window, TicketEvent end)
    {
        if (!_queue.Live.TryGetValue(ticket, out var live)) return;
        Evolve(end switch
        {
            ServiceFinished e => e with { Service = live.Service, Window = window, IssuedAt = live.IssuedAt, At = _now, WrapUpUntil = null, Visit = null },
            TicketNoShow e => e with { Window = window, At = _now, Visit = null },
            TicketTransferred e => e with { Window = window, At = _now },
            TicketRequeued e => e with { Window = window, At = _now },
            TicketCancelled e => e with { At = _now, Visit = null },
            _ => throw new InvalidOperationException($"Unknown end {end}."),
        });
    }

    private Leg LegOf(Ticket ticket, int window)
    {
        if (!_legs.TryGetValue(ticket.Id, out var legs)) _legs[ticket.Id] = legs = _day.LegsOf(ticket.Id);
        return legs.TryDequeue(out var leg) ? leg
            : new Leg(Duration.Zero, _day.UsualService(ticket.Service), new ServiceFinished(ticket.Id, ticket.Service, window, 1, null, _now, ticket.IssuedAt, _now));
    }

    private Duration Gap(int window)
    {
        if (!_gaps.TryGetValue(window, out var gaps)) _gaps[window] = gaps = _day.GapsOf(window);
        return gaps.TryDequeue(out var gap) ? gap : _day.UsualGap;
    }

    /// <summary>Windows that are to stand still now: of those that may call, the highest numbers.</summary>
    private HashSet<int> Held()
    {
        var time = _now.InZone(_zone).TimeOfDay;
        var fewer = -_changes.Where(c => c.Windows < 0 && c.From <= time && time < c.To).Sum(c => c.Windows);
        return fewer == 0 ? [] : [.. _queue.Windows.Where(w => w.Value.MayCall).Select(w => w.Key).OrderDescending().Take(fewer)];
    }
}
