using NodaTime;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Waits;

namespace OpsHub.Silo.Replay.Reports;

/// <summary>
/// The waits of tickets as every estimator foresaw them at their issue. <c>outcome</c> is <c>called | left</c>. Visitors whom a window called at once, or who were sent on, sent home or parked before
/// their first call, have no row.
/// </summary>
internal sealed class TicketPredictions
{
    private const string Called = "called", Left = "left";

    private readonly Dictionary<string, (TicketWaits Waits, EstimatorTrial Trial)> _offices = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Queue, string Ticket), (Situation Joined, PredictionRow Row)> _open = [];
    private readonly PredictionRows _rows = new();

    /// <param name="queue">Grain of the office's queue.</param>
    /// <param name="happened">What happened there, in order.</param>
    public void Apply(string queue, QueueEvent happened)
    {
        if (!_offices.TryGetValue(queue, out var office)) _offices[queue] = office = (new TicketWaits(), new EstimatorTrial());
        var foreseen = office.Waits.Apply(happened);
        switch (happened)
        {
            case TicketIssued e when foreseen is { Situation.Servers: > 0 }: Open((queue, e.Ticket), e.At, foreseen, office.Trial); break;
            case TicketCalled e: Close((queue, e.Ticket), e.Reason.WaitedS, Called, office.Trial); break;
            case TicketLeft e: Close((queue, e.Ticket), (int)(e.At - e.IssuedAt).TotalSeconds, Left, null); break;
            case TicketParked or TicketTransferred or TicketCancelled: _open.Remove((queue, ((TicketEvent)happened).Ticket)); break;
            default: break;   // neither begins nor ends a wait that is reported
        }
    }

    public void Write(DateTimeZone zone, TextWriter to) => _rows.Write(zone, to);

    /// <summary>How good each estimator was for those who waited and were called.</summary>
    public IEnumerable<(string Name, Accuracy Accuracy)> Scores() => _rows.Scores(Called);

    private void Open((string Queue, string Ticket) key, Instant at, ForeseenTicket foreseen, EstimatorTrial trial)
    {
        var row = new PredictionRow(at, trial.Foresee(foreseen.Situation), foreseen.Told, foreseen.NormS);
        _open[key] = (foreseen.Situation, row);
        _rows.Add(row);
    }

    private void Close((string Queue, string Ticket) key, int actualS, string outcome, EstimatorTrial? learns)
    {
        if (!_open.Remove(key, out var open)) return;
        (open.Row.ActualS, open.Row.Outcome) = (actualS, outcome);
        if (actualS > 0) learns?.Learn(open.Joined, open.Row.Singles, actualS);
    }
}
