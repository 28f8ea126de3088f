using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.WhatIf;

/// <summary>One day of an office's queue as the log has it, taken apart: what people and windows brought with them, whoever served whom.</summary>
internal sealed class RealDay
{
    private readonly Dictionary<string, Queue<Leg>> _legs = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Queue<Duration>> _gaps = [];
    private readonly Dictionary<int, Instant> _freeAt = [];
    private readonly Dictionary<string, (TicketCalled Called, Instant? StartedAt)> _atWindow = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instant> _waitsSince = new(StringComparer.Ordinal);
    private readonly List<Duration> _allGaps = [];
    private readonly Dictionary<string, List<Duration>> _services = new(StringComparer.Ordinal);

    /// <param name="before">The queue before the day's first event.</param>
    /// <param name="events">Of the day, in the order of the log.</param>
    public RealDay(QueueState before, IReadOnlyList<QueueEvent> events)
    {
        (Before, Events) = (before, events);
        foreach (var happened in events) Take(happened);
    }

    public QueueState Before { get; }

    public IReadOnlyList<QueueEvent> Events { get; }

    /// <summary>Waits to the first call by ticket, with the instant of issue.</summary>
    public Dictionary<string, (Instant IssuedAt, int WaitedS)> Waits { get; } = new(StringComparer.Ordinal);

    public Queue<Leg> LegsOf(string ticket) => new(_legs.GetValueOrDefault(ticket) ?? []);

    /// <summary>How long a window took to call, each time it could; by number.</summary>
    public Queue<Duration> GapsOf(int window) => new(_gaps.GetValueOrDefault(window) ?? []);

    /// <summary>What it usually takes a window to call.</summary>
    public Duration UsualGap => Middle(_allGaps, Duration.FromSeconds(5));

    /// <summary>What a service usually takes, for somebody who was not served on the day.</summary>
    public Duration UsualService(string service) => Middle(_services.GetValueOrDefault(service) ?? [.. _services.Values.SelectMany(s => s)], Duration.FromMinutes(10));

    private void Take(QueueEvent happened)
    {
        switch (happened)
        {
            case WindowAdmitted e: _freeAt[e.Window] = e.At; break;
            case TicketIssued e: _waitsSince[e.Ticket] = e.At; break;
            case TicketReturned e: _waitsSince[e.Ticket] = e.At; break;
            case TicketCalled e: Call(e); break;
            case ServiceStarted e when _atWindow.TryGetValue(e.Ticket, out var at): _atWindow[e.Ticket] = (at.Called, e.At); break;
            case TicketEvent e and (ServiceFinished or TicketNoShow or TicketTransferred or TicketRequeued or TicketCancelled): End(e); break;
        }
    }

    private void Call(TicketCalled e)
    {
        Waits.TryAdd(e.Ticket, (e.IssuedAt, e.Reason.WaitedS));
        var since = Instant.Max(_freeAt.GetValueOrDefault(e.Window, Instant.MinValue), _waitsSince.GetValueOrDefault(e.Ticket, e.IssuedAt));
        var gap = Duration.Max(Duration.Zero, e.At - since);
        if (!_gaps.TryGetValue(e.Window, out var gaps)) _gaps[e.Window] = gaps = [];
        gaps.Enqueue(gap);
        _allGaps.Add(gap);
        _atWindow[e.Ticket] = (e, null);
    }

    private void End(TicketEvent e)
    {
        if (!_atWindow.Remove(e.Ticket, out var at)) return;
        var started = at.StartedAt ?? e.At;
        if (!_legs.TryGetValue(e.Ticket, out var legs)) _legs[e.Ticket] = legs = [];
        legs.Enqueue(new Leg(started - at.Called.At, e.At - started, e));
        if (e is ServiceFinished)
        {
            if (!_services.TryGetValue(e.Service, out var services)) _services[e.Service] = services = [];
            services.Add(e.At - started);
        }
        _freeAt[at.Called.Window] = e.At;   // what it wraps up is a part of the time it takes to call
        if (e is TicketTransferred or TicketRequeued) _waitsSince[e.Ticket] = e.At;
    }

    private static Duration Middle(List<Duration> all, Duration otherwise) => all.Count == 0 ? otherwise : all.Order().ElementAt(all.Count / 2);
}
