using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Waits;

/// <summary>
/// The line of an office as expected waits need it: who waits, which windows call, how long a call takes them. Services are lines that share windows: of somebody who waits for another
/// service, the share that its windows have in common with one's own stands in one's line (ADR 0070).
/// </summary>
internal sealed class TicketLine
{
    /// <summary>Calls that are over, below which there is no mean.</summary>
    public const int EnoughServices = 8;

    private readonly Dictionary<string, ImmutableArray<int>> _serving = new(StringComparer.Ordinal);   // asked again and again between two changes of a window

    public Dictionary<string, QueuedTicket> Waiting { get; init; } = [];

    /// <summary>Windows that may call, with what they serve.</summary>
    public SortedDictionary<int, ImmutableArray<string>> Windows { get; init; } = [];

    /// <summary>Tickets that are away from the line and not over.</summary>
    public Dictionary<string, TakenTicket> Taken { get; init; } = [];

    public Dictionary<string, LineHistory> Services { get; init; } = [];

    /// <summary>Of all services together.</summary>
    public LineHistory Office { get; init; } = new();

    /// <summary>What one knows who stands in line for a service.</summary>
    /// <param name="service">What is waited for, or null: the office as one line.</param>
    /// <param name="place">Since when he stands in line.</param>
    /// <param name="now">The instant of asking.</param>
    /// <param name="himself">His ticket when he waits already: nobody behind it is seen. Null for one who comes.</param>
    public Situation At(string? service, Instant place, Instant now, string? himself = null)
    {
        var mine = Serving(service);
        var (groups, oldest, head) = (new Dictionary<(string Service, int Window), Group>(), now, (Since: now, Place: Instant.MaxValue));
        foreach (var (ticket, other) in Waiting)
        {
            if (himself is not null && (ticket == himself || other.Place > place)) continue;
            ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, (other.Service, other.ForWindow), out var known);
            if (!known) group.Share = Share(other.Service, other.ForWindow, service, mine);
            if (group.Share == 0) continue;
            group.All++;
            if (other.Place <= place) group.Ahead++;
            if (other.Since < oldest) oldest = other.Since;
            if (other.Place < head.Place) head = (other.Since, other.Place);
        }
        var (ahead, waiting, workS) = (0d, 0d, 0d);
        foreach (var ((wants, _), group) in groups.OrderBy(g => g.Key.Service, StringComparer.Ordinal).ThenBy(g => g.Key.Window))   // so that parts add up to the same in whatever order people came
            (ahead, waiting, workS) = (ahead + (group.Share * group.Ahead), waiting + (group.Share * group.All), workS + (group.Share * group.Ahead * MeanOf(wants)));
        var history = service is null ? Office : Services.GetValueOrDefault(service);
        double? mean = Office.Pace.MeanServiceS(EnoughServices) is { } each ? (workS + each) / (ahead + 1) : null;
        return new Situation(
            ahead, waiting, mine.Length, mine.Length, himself is null && place < now, (now - oldest).TotalSeconds, Math.Max((now - head.Since).TotalSeconds, 0),
            history?.LastToEnterS, history?.LastTenS, mean, Office.Pace.AbandonPerS());
    }

    /// <summary>Whether a window of the service would call at once: it stands free and nobody waits for what it serves. The office as one line: nobody waits at all.</summary>
    public bool CallsAtOnce(string? service)
    {
        if (service is null && Waiting.Count > 0) return false;
        var (busy, wanted) = (Taken.Values.Select(t => t.Window).ToHashSet(), Waiting.Values.Select(t => t.Service).ToHashSet(StringComparer.Ordinal));
        return Serving(service).Any(w => !busy.Contains(w) && !Windows[w].Any(wanted.Contains));
    }

    /// <summary>Folds one fact of the queue.</summary>
    public void Apply(QueueEvent happened)
    {
        switch (happened)
        {
            case WindowAdmitted e: Windows[e.Window] = e.Services; _serving.Clear(); break;
            case WindowWithdrawn e: Windows.Remove(e.Window); _serving.Clear(); break;
            case TicketIssued e: Waiting[e.Ticket] = QueuedTicket.Of(e); break;
            case TicketCalled e: Call(e); break;
            case TicketEvent e: Move(e); break;
            case QueueClosed e: foreach (var ticket in e.Turned) Drop(ticket); break;
            default: break;   // moves nobody
        }
    }

    private void Call(TicketCalled e)
    {
        var queued = Waiting.Remove(e.Ticket, out var waited) ? waited : new QueuedTicket(e.Service, e.IssuedAt, e.IssuedAt, e.IssuedAt, 0);
        Taken[e.Ticket] = new TakenTicket(queued, e.Window, e.At);
        Office.Entered(e.Reason.WaitedS);
        foreach (var service in Windows.GetValueOrDefault(e.Window, [])) Of(service).Entered(e.Reason.WaitedS);
    }

    private void Move(TicketEvent happened)
    {
        switch (happened)
        {
            case TicketRecalled or ServiceOverran or ServiceStarted or WaitNeared or WaitBreached: break;
            case TicketTransferred e: Back(e, e.ToService, e.ToWindow ?? 0, Duration.Zero); break;
            case TicketRequeued e: Back(e, e.Service, 0, Duration.Zero); break;
            case TicketReturned e: Back(e, e.Service, 0, Duration.FromSeconds(e.ParkedS)); break;
            case TicketParked e: Park(e); break;
            case TicketLeft e when Waiting.TryGetValue(e.Ticket, out var left): Office.Pace.Waited((e.At - left.Since).TotalSeconds, gaveUp: true); Drop(e.Ticket); break;
            case ServiceFinished or TicketNoShow or TicketLeft or TicketCancelled: Release(happened); Drop(happened.Ticket); break;
            default: throw new InvalidOperationException($"Unknown event {happened}.");
        }
    }

    private void Park(TicketParked e)
    {
        if (Waiting.Remove(e.Ticket, out var parked)) Taken[e.Ticket] = new TakenTicket(parked, 0, e.At);
        else Release(e);
    }

    /// <summary>Its window is free again.</summary>
    private void Release(TicketEvent e)
    {
        if (!Taken.TryGetValue(e.Ticket, out var taken) || taken.Window == 0) return;
        Office.Pace.Served((e.At - taken.At).TotalSeconds);
        Of(e.Service).Pace.Served((e.At - taken.At).TotalSeconds);
        Taken[e.Ticket] = taken with { Window = 0 };
    }

    private void Back(TicketEvent e, string service, int window, Duration away)
    {
        Release(e);
        if (Taken.Remove(e.Ticket, out var taken)) Waiting[e.Ticket] = taken.Queued.Again(service, window, away);
    }

    private void Drop(string ticket)
    {
        Waiting.Remove(ticket);
        Taken.Remove(ticket);
    }

    private ImmutableArray<int> Serving(string? service)
    {
        var key = service ?? "";
        if (!_serving.TryGetValue(key, out var serving)) _serving[key] = serving = [.. Windows.Where(w => service is null || w.Value.Contains(service)).Select(w => w.Key)];
        return serving;
    }

    /// <summary>How long a call for the service takes a window; of a rare service as long as any.</summary>
    private double MeanOf(string service) => Services.GetValueOrDefault(service)?.Pace.MeanServiceS(EnoughServices) ?? Office.Pace.MeanServiceS(EnoughServices) ?? 0;

    /// <summary>Of one who wants that, or is sent to that window, the part that one's own windows serve.</summary>
    private double Share(string wants, int window, string? service, ImmutableArray<int> mine)
    {
        if (window != 0) return mine.Contains(window) ? 1d / mine.Length : 0;
        if (service is null || wants == service) return 1;
        var theirs = Serving(wants);
        return theirs.IsEmpty ? 0 : (double)theirs.Count(w => mine.Contains(w)) / theirs.Length;
    }

    /// <summary>Those who wait for the same: the part of them that stands in one's line, and how many.</summary>
    private record struct Group(double Share, int Ahead, int All);

    private LineHistory Of(string service)
    {
        if (!Services.TryGetValue(service, out var history)) Services[service] = history = new LineHistory();
        return history;
    }
}
