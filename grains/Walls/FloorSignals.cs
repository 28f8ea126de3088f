using OpsHub.Grains.Signals;

namespace OpsHub.Grains.Walls;

/// <summary>The open signals of an office's floor.</summary>
internal sealed class FloorSignals
{
    public Dictionary<string, SignalCell> Open { get; set; } = [];

    public void Apply(SignalEvent happened)
    {
        if (Next(happened) is { } cell) Open[happened.Signal] = cell;
        else Open.Remove(happened.Signal);
    }

    private SignalCell? Next(SignalEvent happened) => (happened, Open.GetValueOrDefault(happened.Signal)) switch
    {
        (SignalRaised e, _) => new SignalCell(e.Signal, e.Kind, e.Window, e.Ticket, e.At, e.DueAt, null, false),
        (SignalAcknowledged e, { } known) => known with { AcknowledgedBy = e.By },
        (SignalUnanswered, { } known) => known with { Unanswered = true },
        _ => null,
    };
}
