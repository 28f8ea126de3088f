using OpsHub.Grains.Boards;
using OpsHub.Grains.Signals;

namespace OpsHub.Grains.Walls;

/// <summary>The open signals of an office's floor.</summary>
internal sealed class FloorSignals
{
    public Dictionary<string, SignalCell> Open { get; set; } = [];

    /// <param name="consoles">Boards of the windows' consoles, without their numbers.</param>
    public void Apply(SignalEvent happened, string screen, string wall, string consoles, ICells cells)
    {
        var key = $"signal/{happened.Signal}";
        var next = Next(happened);
        if ((next ?? Open.GetValueOrDefault(happened.Signal))?.Window is { } window) ConsoleFold.ShowSignal(consoles, window, key, next, cells);
        if (next is { } cell)
        {
            Open[happened.Signal] = cell;
            cells.Set(screen, key, cell);
            cells.Set(wall, key, cell);
            return;
        }
        Open.Remove(happened.Signal);
        cells.Remove(screen, key);
        cells.Remove(wall, key);
    }

    private SignalCell? Next(SignalEvent happened) => (happened, Open.GetValueOrDefault(happened.Signal)) switch
    {
        (SignalRaised e, _) => new SignalCell(e.Signal, e.Kind, e.Window, e.Ticket, e.At, e.DueAt, null, false),
        (SignalAcknowledged e, { } known) => known with { AcknowledgedBy = e.By },
        (SignalUnanswered, { } known) => known with { Unanswered = true },
        _ => null,
    };
}
