using NodaTime;
using OpsHub.Grains.Drifts;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Waits;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>Tickets and windows of an office, folded from the facts of its queue and its windows.</summary>
internal sealed class OfficeFloor
{
    public LiveTickets Tickets { get; set; } = new();

    public SortedDictionary<int, WindowTrace> Windows { get; set; } = [];

    public DayFigures Today { get; set; } = new();

    public TicketWaits Waits { get; set; } = new();

    public Drift Drift { get; set; } = new();

    private readonly Dictionary<string, WindowTrace[]> _serving = new(StringComparer.Ordinal);   // asked for again and again between two changes of a window

    /// <summary>Open windows that serve the service.</summary>
    public WindowTrace[] ServedBy(string service)
    {
        if (!_serving.TryGetValue(service, out var serving)) _serving[service] = serving = [.. Windows.Values.Where(w => w.IsOpen && w.Services.Contains(service))];
        return serving;
    }

    public int OpenWindows => Windows.Values.Count(w => w.IsOpen);

    public void Apply(WindowEvent happened) => Put(happened.Number, At(happened.Number).After(happened));

    public void Apply(QueueEvent happened, DateTimeZone zone)
    {
        var before = (happened as TicketEvent) is { } e ? Tickets[e.Ticket] : null;
        Tickets.Apply(happened);
        Today.Count(happened, zone);
        Waits.Apply(happened);
        if (before is { Called: false }) Drifts(happened, before, zone);
        switch (happened)
        {
            case WindowAdmitted admitted: Put(admitted.Window, At(admitted.Window).After(admitted)); break;
            case WindowWithdrawn withdrawn: Put(withdrawn.Window, At(withdrawn.Window).After(withdrawn)); break;
            case TicketEvent t: Move(t.Ticket, before, Tickets[t.Ticket]); break;
            case QueueClosed closed: Empty(closed); break;
        }
    }

    /// <summary>Notes which windows are free although somebody waits for them, as of an instant.</summary>
    public void Watch(Instant now)
    {
        foreach (var (number, window) in Windows.ToArray())
        {
            var idle = window.IsFree && WaitingFor(window) > 0;
            if (idle != window.IdleSince.HasValue) Put(number, window with { IdleSince = idle ? now : null });
        }
    }

    /// <summary>How many wait for what a window serves.</summary>
    public int WaitingFor(WindowTrace window) => window.Services.Sum(Tickets.Line.For);

    /// <summary>A visitor's wait is over with his first call, or when he gives up.</summary>
    private void Drifts(QueueEvent happened, TicketTrace waited, DateTimeZone zone)
    {
        if (happened is TicketCalled called) Drift.Add(called.At, called.Reason.WaitedS, waited.Breached, zone);
        else if (happened is TicketLeft left) Drift.Add(left.At, Math.Max(0, (int)(left.At - waited.WaitsSince).TotalSeconds), waited.Breached, zone);
    }

    private WindowTrace At(int number) => Windows.GetValueOrDefault(number, WindowTrace.Unknown);

    private void Put(int number, WindowTrace window)
    {
        Windows[number] = window;
        _serving.Clear();
    }

    private void Move(string ticket, TicketTrace? before, TicketTrace? after)
    {
        if (before is { Window: > 0 } && before.Window != after?.Window && At(before.Window).Ticket == ticket) Put(before.Window, At(before.Window).With(null, default));
        if (after is { Window: > 0 }) Put(after.Window, At(after.Window).With(ticket, after.Phase));
    }

    private void Empty(QueueClosed closed)
    {
        var turned = closed.Turned.ToHashSet(StringComparer.Ordinal);
        foreach (var (number, window) in Windows.ToArray())
            if (window.Ticket is { } ticket && turned.Contains(ticket)) Put(number, window.With(null, default));
    }
}
