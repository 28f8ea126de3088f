using System.Text.Json.Serialization;
using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Waits;

/// <summary>What was foreseen for a ticket at its issue.</summary>
/// <param name="Situation">What was known then.</param>
/// <param name="Prior">By the length of the line alone, or null: not enough data.</param>
/// <param name="Learnt">By what the office has learnt, or null: not enough data.</param>
/// <param name="ByLearnt">Whether the second was told.</param>
/// <param name="NormS">Norm in force then, seconds; 0 for one who has not come.</param>
public sealed record ForeseenTicket(Situation Situation, Band? Prior, Band? Learnt, bool ByLearnt, int NormS)
{
    /// <summary>What the visitor was told, or null: not enough data.</summary>
    [JsonIgnore]
    public Band? Told => ByLearnt ? Learnt : Prior;
}

/// <summary>
/// Expected waits of the tickets of one office: a fold of the events of its queue. Its services share windows, so that the office learns as one, from a situation that is that of the service (ADR 0070).
/// Told is what has come out better lately: the regression, or the length of the line with Erlang's distribution.
/// </summary>
public sealed class TicketWaits
{
    [JsonInclude]
    internal TicketLine Line { get; init; } = new();

    /// <summary>By ticket, of those who have waited since their issue and nowhere else.</summary>
    [JsonInclude]
    internal Dictionary<string, ForeseenTicket> Foreseen { get; init; } = [];

    [JsonInclude]
    internal Forecaster Forecaster { get; init; } = new();

    [JsonInclude]
    internal RecentLoss Loss { get; init; } = new();

    /// <summary>By service.</summary>
    [JsonInclude]
    internal Dictionary<string, RecentAccuracy> Outcomes { get; init; } = [];

    /// <returns>The forecast for a ticket that was issued and has to wait; null for everything else.</returns>
    public ForeseenTicket? Apply(QueueEvent happened)
    {
        var foreseen = happened is TicketIssued issued ? Issue(issued) : null;
        switch (happened)
        {
            case TicketCalled e: Learn(e); break;
            case TicketLeft or TicketCancelled: Unserved(((TicketEvent)happened).Ticket, happened.At); break;
            case TicketParked or TicketTransferred or TicketRequeued: Foreseen.Remove(((TicketEvent)happened).Ticket); break;
            case QueueClosed e: foreach (var ticket in e.Turned) Unserved(ticket, e.At); break;
            default: break;   // neither begins nor ends a wait
        }
        Line.Apply(happened);
        return foreseen;
    }

    /// <summary>For one who comes now without precedence.</summary>
    /// <param name="service">What for, or null: the office as one line.</param>
    /// <returns>Null: not enough data. Zeros where a window would call him at once.</returns>
    public Band? Newcomer(string? service, Instant now) => Expect(service, now).Told;

    /// <summary>The same with what it was found from.</summary>
    public Expectation Expect(string? service, Instant now)
    {
        if (Line.CallsAtOnce(service)) return Expectation.Free;
        var foreseen = At(Line.At(service, now, now));
        return Expectation.Of(foreseen.Situation, foreseen.Told, foreseen.ByLearnt ? Forecaster.Name : Estimator.QueueLengthAbandoning.Name);
    }

    /// <summary>From now on, for a ticket that waits; null: not enough data, or it does not wait.</summary>
    public Band? Remaining(string ticket, Instant now) =>
        Line.Waiting.GetValueOrDefault(ticket) is { ForWindow: 0 } waits ? At(Line.At(waits.Service, waits.Place, now, ticket)).Told : null;

    /// <summary>Services of which any wait came out.</summary>
    [JsonIgnore]
    public IEnumerable<string> Judged => Outcomes.Where(o => o.Value.Sum.Count > 0).Select(o => o.Key).Order(StringComparer.Ordinal);

    /// <summary>How those of a service came out lately who had to wait and were told how long; of all services where it is null.</summary>
    public Accuracy Accuracy(string? service)
    {
        var sum = new Accuracy();
        foreach (var (id, outcomes) in Outcomes)
            if (service is null || id == service) sum.Add(outcomes.Sum);
        return sum;
    }

    private ForeseenTicket? Issue(TicketIssued e)
    {
        if (e.ForWindow is not null || Line.CallsAtOnce(e.Service)) return null;   // one window's own visitor waits for that window alone
        return Foreseen[e.Ticket] = At(Line.At(e.Service, QueuedTicket.Of(e).Place, e.At)) with { NormS = (int)(e.OverAt - e.At).TotalSeconds };
    }

    private ForeseenTicket At(Situation situation)
    {
        var (prior, learnt) = (Prior(situation), BetweenCallsS(situation) is { } least ? Forecaster.Foresee(situation, least) : null);
        return new ForeseenTicket(situation, prior, learnt, learnt is not null && (prior is null || Loss.Learnt <= Loss.Prior), 0);
    }

    /// <summary>QL_m as the time of Q + 1 departures, with Erlang's distribution: all that can be told while nothing is known but the length of the line.</summary>
    private static Band? Prior(Situation s)
    {
        if (s.Servers == 0 || Estimator.QueueLengthAbandoning.Seconds(s) is not { } mean) return null;
        var departures = s.Ahead + 1;
        return new Band(ErlangQuantile.P50(departures) * mean / departures, ErlangQuantile.P90(departures) * mean / departures);
    }

    /// <summary>Nothing finer than a call of one of its windows can be told.</summary>
    private static double? BetweenCallsS(Situation s) => s.Servers == 0 ? null : s.MeanServiceS / s.Servers;

    private void Learn(TicketCalled e)
    {
        if (!Foreseen.Remove(e.Ticket, out var foreseen) || e.Reason.WaitedS == 0) return;
        if (foreseen.Told is { } told) Of(e.Service).Add(told, e.Reason.WaitedS, foreseen.NormS, served: true, e.At);
        if (foreseen is { Prior: { } prior, Learnt: { } learnt }) Loss.Add(prior, learnt, e.Reason.WaitedS);
        if (BetweenCallsS(foreseen.Situation) is { } least) Forecaster.Learn(foreseen.Situation, least, foreseen.Learnt, e.Reason.WaitedS);
    }

    /// <summary>He left, was sent away or the office closed while he waited.</summary>
    private void Unserved(string ticket, Instant at)
    {
        if (Foreseen.Remove(ticket, out var foreseen) && foreseen.Told is { } told && Line.Waiting.GetValueOrDefault(ticket) is { } waited)
            Of(waited.Service).Add(told, (at - waited.Since).TotalSeconds, foreseen.NormS, served: false, at);
    }

    private RecentAccuracy Of(string service)
    {
        if (!Outcomes.TryGetValue(service, out var outcomes)) Outcomes[service] = outcomes = new RecentAccuracy();
        return outcomes;
    }
}
